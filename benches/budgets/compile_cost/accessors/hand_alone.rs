
// EACH PIECE
pub struct PieceN {
    name: String,
    age: u32,
    tags: Vec<String>,
    note: Option<String>,
    score: f64,
    seen: bool,
    city: String,
    visits: u64,
}

impl PieceN {
    /// The field `name`.
    #[inline]
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Assigns `name`.
    #[inline]
    pub fn set_name(&mut self, name: impl Into<String>) {
        self.name = name.into();
    }

    /// The field `name`, to be changed.
    #[inline]
    #[must_use]
    pub fn name_mut(&mut self) -> &mut String {
        &mut self.name
    }

    /// The field `age`.
    #[inline]
    #[must_use]
    pub fn age(&self) -> u32 {
        self.age
    }

    /// Assigns `age`.
    #[inline]
    pub fn set_age(&mut self, age: u32) {
        self.age = age;
    }

    /// The field `age`, to be changed.
    #[inline]
    #[must_use]
    pub fn age_mut(&mut self) -> &mut u32 {
        &mut self.age
    }

    /// The field `tags`.
    #[inline]
    #[must_use]
    pub fn tags(&self) -> &[String] {
        &self.tags
    }

    /// Assigns `tags`.
    #[inline]
    pub fn set_tags(&mut self, tags: Vec<String>) {
        self.tags = tags;
    }

    /// The field `tags`, to be changed.
    #[inline]
    #[must_use]
    pub fn tags_mut(&mut self) -> &mut Vec<String> {
        &mut self.tags
    }

    /// The field `note`.
    #[inline]
    #[must_use]
    pub fn note(&self) -> Option<&String> {
        self.note.as_ref()
    }

    /// Assigns `note`.
    #[inline]
    pub fn set_note(&mut self, note: Option<String>) {
        self.note = note;
    }

    /// The field `note`, to be changed.
    #[inline]
    #[must_use]
    pub fn note_mut(&mut self) -> &mut Option<String> {
        &mut self.note
    }

    /// The field `score`.
    #[inline]
    #[must_use]
    pub fn score(&self) -> f64 {
        self.score
    }

    /// Assigns `score`.
    #[inline]
    pub fn set_score(&mut self, score: f64) {
        self.score = score;
    }

    /// The field `score`, to be changed.
    #[inline]
    #[must_use]
    pub fn score_mut(&mut self) -> &mut f64 {
        &mut self.score
    }

    /// The field `seen`.
    #[inline]
    #[must_use]
    pub fn seen(&self) -> bool {
        self.seen
    }

    /// Assigns `seen`.
    #[inline]
    pub fn set_seen(&mut self, seen: bool) {
        self.seen = seen;
    }

    /// The field `seen`, to be changed.
    #[inline]
    #[must_use]
    pub fn seen_mut(&mut self) -> &mut bool {
        &mut self.seen
    }

    /// The field `city`.
    #[inline]
    #[must_use]
    pub fn city(&self) -> &str {
        &self.city
    }

    /// Assigns `city`.
    #[inline]
    pub fn set_city(&mut self, city: impl Into<String>) {
        self.city = city.into();
    }

    /// The field `city`, to be changed.
    #[inline]
    #[must_use]
    pub fn city_mut(&mut self) -> &mut String {
        &mut self.city
    }

    /// The field `visits`.
    #[inline]
    #[must_use]
    pub fn visits(&self) -> u64 {
        self.visits
    }

    /// Assigns `visits`.
    #[inline]
    pub fn set_visits(&mut self, visits: u64) {
        self.visits = visits;
    }

    /// The field `visits`, to be changed.
    #[inline]
    #[must_use]
    pub fn visits_mut(&mut self) -> &mut u64 {
        &mut self.visits
    }
}
