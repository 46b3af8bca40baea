//! Text in the making out of code points, which need not be characters: a codec may give a lone surrogate, and only
//! CPython's next step, to UTF-8, refuses it.

use super::Malformed;

/// The code points so far.
#[derive(Debug, Default)]
pub struct Points(Vec<u32>);

impl Points {
    pub fn push(&mut self, point: u32) {
        self.0.push(point);
    }

    /// The text, unless there are surrogates in it.
    pub fn into_text(self) -> Result<String, Malformed> {
        let is_surrogate = |point: &u32| char::from_u32(*point).is_none();
        if let Some(start) = self.0.iter().position(is_surrogate) {
            let length = self.0[start..].iter().take_while(|point| is_surrogate(point)).count();
            return Err(Malformed::surrogates(start, length, self.0[start]));
        }
        Ok(self.0.into_iter().filter_map(char::from_u32).collect())
    }
}
