#[properties]
impl User {
    const LEAST: i32 = { 0 };

    /// Age in years.
    #[getter]
    pub fn age(&self) -> i32 {
        self.age
    }

    #[setter]
    pub fn set_age(&mut self, value: i32) -> Result<(), ValueError> {
        self.age = value;
        Ok(())
    }

    #[deleter]
    pub(crate) fn del_age(&mut self) {
        self.age = 0;
    }

    #[cached_property(depends(age, name))]
    #[must_use]
    fn total(&self) -> f64 {
        return 1.0;
    }

    fn other<T>(self: Box<Self>, x: Matrix<{ 1 }>) -> Matrix<{ 2 }>
    where
        T: Clone,
    {
        loop {}
    }
}

#[properties(crate = my::dunder, attributes)]
#[allow(unused)]
impl<'a, T: Clone, const N: usize> self::Stack<'a, T, N>
where
    T: PartialEq<[u8; N]>,
{
    #[getter]
    const fn r#type(&self) -> Option<&'a T> {
        None
    }

    #[setter]
    fn set_type(&self, (a, _): (HashMap<u8, T>, impl Into<String>)) -> io::Result<()> {
        self.put(a)
    }

    #[cached_property]
    fn first(&self) -> Result<Vec<T>, Error> {
        Err(Error)
    }

    #[deleter]
    fn del_type(&mut self) -> Result<(), Error> {
        Ok(())
    }

    #[cfg(all())]
    #[getter]
    pub(in crate::a) fn name(&self) -> &str {
        "x"
    }

    #[setter]
    fn set_name(&mut self, name: &str) {}
}
