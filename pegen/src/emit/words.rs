//! Emits `compiler/src/language/generated/words.rs`: the words that begin a statement and stand in no expression.

use super::rust::RustFile;

pub fn emit(words: &[&str]) -> String {
    let about = "The words and operators of the base language that begin a statement, and stand in no expression.";
    let mut file = RustFile::new("emit::words", "grammar/python.gram", about);
    file.enclosed(
        format_args!("pub static STATEMENT_WORDS: [&str; {}] = [", words.len()),
        |file| words.iter().for_each(|word| file.line(format_args!("{word:?},"))),
        "];",
    );
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::{Definition, Model};

    #[test]
    fn words_of_statements_only() {
        let model = Model::read(&Definition::base()).expect("the base language");
        let text = emit(&model.statement_words());
        for word in ["def", "finally", "pass", "while", "@"] {
            assert!(text.contains(&format!("    {word:?},\n")), "{word}: {text}");
        }
        for word in ["if", "for", "async", "lambda", "not", "as", "None", "*", "("] {
            assert!(!text.contains(&format!("    {word:?},\n")), "{word}: {text}");
        }
    }
}
