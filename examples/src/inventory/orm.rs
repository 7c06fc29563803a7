//! A small object-relational mapper made of descriptors, after the one in Python's descriptor guide.
//!
//! A model says the name of its table; its columns are its fields. `CREATE TABLE` and `INSERT` are built from
//! [`Fields::DESCRIPTORS`] and nothing else, so a field that is added to a model is a column in the same compile.
//! What a query gives back is a named tuple, whose fields are the columns of the `SELECT`.

use std::error;
use std::fmt;
use std::marker::PhantomData;

use dunder::fields::FieldInfo;
use dunder::{Fields, NamedTuple};
use rusqlite::{Connection, Params, Row, Statement, ToSql};

/// A column that holds the row of another table.
#[derive(Debug, Clone, Copy)]
pub struct Reference {
    pub column: &'static str,
    pub table: &'static str,
}

/// A validated type that has a table.
pub trait Model: Fields {
    /// The name of the table.
    const TABLE: &'static str;
    /// The field that no two rows share, if there is one.
    const KEY: Option<&'static str> = None;
    /// The rows of other tables that each row belongs to. It goes when one of them goes.
    const REFERENCES: &'static [Reference] = &[];

    /// Hands over the values of all fields in the order of declaration, without copying them.
    fn with_values<R>(&self, take: impl FnOnce(&[&dyn ToSql]) -> R) -> R;
}

/// A field that SQLite has no column for: a mistake in a model, not in its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoColumn {
    model: &'static str,
    field: &'static str,
    type_name: &'static str,
}

impl fmt::Display for NoColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let NoColumn { model, field, type_name } = self;
        write!(f, "field `{field}` of `{model}`: no column can hold the type `{type_name}`")
    }
}

impl error::Error for NoColumn {}

/// The statements that make the table of `M` and its indexes.
///
/// # Errors
/// [`NoColumn`] for the first field that SQLite has no column for.
pub fn schema<M: Model>() -> Result<Vec<String>, NoColumn> {
    let table = quoted(M::TABLE);
    let mut columns = vec!["\"id\" INTEGER PRIMARY KEY".to_owned()];
    columns.extend(M::REFERENCES.iter().map(|reference| {
        let (column, table) = (quoted(reference.column), quoted(reference.table));
        format!("{column} INTEGER NOT NULL REFERENCES {table} (\"id\") ON DELETE CASCADE")
    }));
    for field in M::DESCRIPTORS {
        let unique = if M::KEY == Some(field.name) { " UNIQUE" } else { "" };
        columns.push(format!("{} {}{unique}", quoted(field.name), column_type::<M>(field)?));
    }

    let mut statements = vec![format!("CREATE TABLE {table} (\n  {}\n) STRICT", columns.join(",\n  "))];
    // Rows are looked for, and removed, by what they belong to.
    statements.extend(M::REFERENCES.iter().map(|Reference { column, .. }| {
        let index = quoted(&format!("{}_{column}", M::TABLE));
        format!("CREATE INDEX {index} ON {table} ({})", quoted(column))
    }));
    Ok(statements)
}

fn column_type<M: Model>(field: &FieldInfo) -> Result<String, NoColumn> {
    let written = field.type_name.strip_prefix("Option<").and_then(|inner| inner.strip_suffix('>'));
    let (type_name, null) = match written {
        Some(inner) => (inner, ""),
        None => (field.type_name, " NOT NULL"),
    };
    let storage = match type_name.rsplit("::").next().unwrap_or_default() {
        "String" => "TEXT",
        "bool" | "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" => "INTEGER",
        "f32" | "f64" => "REAL",
        _ => return Err(NoColumn { model: M::NAME, field: field.name, type_name: field.type_name }),
    };
    Ok(format!("{storage}{null}"))
}

/// Any name is a good one between quotes, `order` and `group` too.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Puts models into their table. One prepared statement serves them all.
#[derive(Debug)]
pub struct Insert<'conn, M> {
    connection: &'conn Connection,
    statement: Statement<'conn>,
    model: PhantomData<fn(&M)>,
}

impl<'conn, M: Model> Insert<'conn, M> {
    /// # Errors
    /// SQLite's, if there is no such table.
    pub fn new(connection: &'conn Connection) -> rusqlite::Result<Self> {
        let references = M::REFERENCES.iter().map(|reference| reference.column);
        let columns: Vec<_> =
            references.chain(M::DESCRIPTORS.iter().map(|field| field.name)).map(quoted).collect();
        let places = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({}) VALUES ({places})", quoted(M::TABLE), columns.join(", "));
        Ok(Insert { connection, statement: connection.prepare(&sql)?, model: PhantomData })
    }

    /// Adds a row that belongs to the rows `references`, in the order of [`Model::REFERENCES`]. Gives its id.
    ///
    /// # Errors
    /// SQLite's.
    ///
    /// # Panics
    /// If there are more or fewer references or values than columns, which would leave a column empty.
    pub fn row(&mut self, references: &[i64], model: &M) -> rusqlite::Result<i64> {
        assert_eq!(references.len(), M::REFERENCES.len(), "references of `{}`", M::NAME);
        for (index, id) in references.iter().enumerate() {
            self.statement.raw_bind_parameter(index + 1, id)?;
        }
        model.with_values(|values| {
            assert_eq!(values.len(), M::DESCRIPTORS.len(), "values of `{}`", M::NAME);
            for (index, value) in values.iter().enumerate() {
                self.statement.raw_bind_parameter(references.len() + index + 1, value)?;
            }
            Ok::<(), rusqlite::Error>(())
        })?;
        self.statement.raw_execute()?;
        Ok(self.connection.last_insert_rowid())
    }
}

/// A named tuple that rows are read as.
pub trait Selected: NamedTuple + From<Self::Columns> {
    /// The same as a plain tuple.
    type Columns: for<'row> TryFrom<&'row Row<'row>, Error = rusqlite::Error>;
}

/// A query whose rows are named tuples.
#[derive(Debug)]
pub struct Select<'conn, R> {
    statement: Statement<'conn>,
    row: PhantomData<fn() -> R>,
}

impl<'conn, R: Selected> Select<'conn, R> {
    /// Selects the fields of `R`; `from` is the query from its `FROM` on.
    ///
    /// # Errors
    /// SQLite's, if there is no such table or column.
    pub fn new(connection: &'conn Connection, from: &str) -> rusqlite::Result<Self> {
        let columns: Vec<_> = R::FIELDS.iter().map(|name| quoted(name)).collect();
        let statement = connection.prepare(&format!("SELECT {} {from}", columns.join(", ")))?;
        Ok(Select { statement, row: PhantomData })
    }

    /// Runs the query. The rows are read as they are asked for.
    ///
    /// # Errors
    /// SQLite's; each row may have one too.
    pub fn rows(
        &mut self,
        params: impl Params,
    ) -> rusqlite::Result<impl Iterator<Item = rusqlite::Result<R>>> {
        self.statement.query_map(params, |row| R::Columns::try_from(row).map(R::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inventory::model::Package;

    #[test]
    fn a_table_has_a_column_for_each_field() {
        let statements = schema::<Package>().expect("every field has a column");
        let expected = r#"CREATE TABLE "package" (
  "id" INTEGER PRIMARY KEY,
  "snapshot" INTEGER NOT NULL REFERENCES "snapshot" ("id") ON DELETE CASCADE,
  "name" TEXT NOT NULL,
  "version" TEXT NOT NULL,
  "source" TEXT,
  "checksum" TEXT
) STRICT;
CREATE INDEX "package_snapshot" ON "package" ("snapshot")"#;
        assert_eq!(statements.join(";\n"), expected);
    }

    /// Names that SQL takes for its own, and every type that there is a column for.
    #[derive(Fields)]
    struct Order {
        r#where: String,
        group: Option<bool>,
        by: Option<f64>,
        limit: u32,
    }

    impl Model for Order {
        const TABLE: &'static str = "order";
        const KEY: Option<&'static str> = Some("where");

        fn with_values<R>(&self, take: impl FnOnce(&[&dyn ToSql]) -> R) -> R {
            take(&[&self.r#where(), &self.group(), &self.by(), &self.limit()])
        }
    }

    #[test]
    fn any_name_is_a_good_one() -> rusqlite::Result<()> {
        let connection = Connection::open_in_memory()?;
        for statement in schema::<Order>().expect("every field has a column") {
            connection.execute(&statement, [])?;
        }
        let mut insert = Insert::new(&connection)?;
        let row = |place: &str, group| Order::new(place, group, None, 7).expect("no rule is broken");
        assert_eq!(insert.row(&[], &row("here", Some(true)))?, 1);
        assert_eq!(insert.row(&[], &row("there", None))?, 2);
        assert!(insert.row(&[], &row("here", None)).is_err(), "the key is there already");
        let stored = connection.query_row(r#"SELECT * FROM "order" WHERE "group""#, [], |row| {
            <(i64, String, Option<bool>, Option<f64>, u32)>::try_from(row)
        })?;
        assert_eq!(stored, (1, "here".to_owned(), Some(true), None, 7));
        Ok(())
    }

    #[derive(Fields)]
    struct Holder {
        parts: Vec<String>,
    }

    impl Model for Holder {
        const TABLE: &'static str = "holder";

        fn with_values<R>(&self, take: impl FnOnce(&[&dyn ToSql]) -> R) -> R {
            take(&[])
        }
    }

    #[test]
    fn a_field_without_a_column_is_named() {
        let error = schema::<Holder>().expect_err("no column holds a list");
        assert_eq!(error.to_string(), "field `parts` of `Holder`: no column can hold the type `Vec<String>`");
    }

    #[test]
    #[should_panic(expected = "values of `Holder`")]
    fn a_forgotten_value_is_not_stored_as_nothing() {
        let connection = Connection::open_in_memory().expect("a database");
        connection.execute("CREATE TABLE holder (parts TEXT)", []).expect("a table");
        let holder = Holder::new(vec!["a".to_owned()]).expect("no rule is broken");
        let _ = Insert::new(&connection).expect("a statement").row(&[], &holder);
    }
}
