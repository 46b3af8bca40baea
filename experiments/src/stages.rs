//! Every stage of a language as text: what a program becomes on its way, and what the language is made of.

use std::fmt::Write;
use std::rc::Rc;

use compiler::ast::{Ast, dump};
use compiler::codegen::Lowering;
use compiler::compile::{self, CompileOptions};
use compiler::disassembler;
use compiler::error::{self, SyntaxError};
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use compiler::symtable::{self, Settings, SymbolTable};
use compiler::tokenizer::{self, listing};
use pegen::definition::{Definition, Model};
use pegen::gram;

/// The text form of one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    pub name: &'static str,
    /// What the text shows, for a heading.
    pub about: &'static str,
    pub text: String,
    /// Whether it is another for each program.
    pub is_of_program: bool,
}

/// A language with the definition that it comes from.
pub struct Subject<'a> {
    pub language: &'a Language,
    /// What gives the experiments' nodes their code.
    pub lowering: Option<&'a dyn Lowering>,
    pub definition: &'a Definition,
    pub model: &'a Model,
}

/// All stages of `source` in a language, from the grammar to the magic number.
pub fn stages(subject: &Subject<'_>, source: &Rc<Source>) -> Vec<Stage> {
    let stage = |name, about, text| Stage { name, about, text, is_of_program: true };
    let of_language = |name, about, text| Stage { name, about, text, is_of_program: false };
    let tree = parser::parse(source, subject.language, parser::Options::default());
    let of_tree = |text: fn(&Ast, &Subject<'_>) -> Result<String, SyntaxError>| match &tree {
        Ok(ast) => or_error(text(ast, subject).as_deref().map(str::to_string), source),
        Err(error) => or_error(Err(error), source),
    };
    vec![
        of_language("grammar", "the rules", grammar_text(subject)),
        of_language("keywords", "words that the grammar reserves", keywords_text(subject.model)),
        stage(
            "tokens",
            "the program as the parser reads it",
            tokens_text(subject.language, source),
        ),
        stage("ast", "the program as a tree", of_tree(tree_text)),
        stage("symtable", "what each name means where", of_tree(symtable_text)),
        stage("cfg", "the control-flow graphs of its code", of_tree(graphs_text)),
        stage("bytecode", "what the machine runs", of_tree(bytecode_text)),
        of_language(
            "magic",
            "the number that its .pyc files start with",
            format!("{}\n", subject.language.magic),
        ),
    ]
}

fn grammar_text(subject: &Subject<'_>) -> String {
    match subject.definition.rules() {
        Ok(rules) => {
            gram::text::render(rules.iter().map(|(_, rule)| rule), &subject.definition.files)
        }
        Err(_) => String::new(), // a definition that made a model has rules
    }
}

fn keywords_text(model: &Model) -> String {
    let keywords = &model.grammar.keywords;
    let mut text = String::new();
    for word in &keywords.hard {
        text += &format!("{word}\n");
    }
    for word in &keywords.soft {
        text += &format!("{word} (soft)\n");
    }
    text
}

fn tokens_text(language: &Language, source: &Source) -> String {
    let tokens = tokenizer::tokenize(source, &language.tokens, tokenizer::Options::default());
    let mut text = String::new();
    for token in &tokens.tokens {
        let (line, column) = source.line_and_column(token.span.start);
        let content = compiler::code::text_repr(&source.slice(token.span).into());
        let written = writeln!(
            text,
            "{line}:{column} {} {content}",
            listing::name(token.kind, &language.tokens)
        );
        debug_assert!(written.is_ok(), "writing to a String cannot fail");
    }
    text
}

fn tree_text(ast: &Ast, subject: &Subject<'_>) -> Result<String, SyntaxError> {
    let text = dump::dump(ast, &subject.language.schema, ast.root(), dump::Options::default())?;
    Ok(text + "\n")
}

fn symtable_text(ast: &Ast, subject: &Subject<'_>) -> Result<String, SyntaxError> {
    let table =
        SymbolTable::build(ast, &subject.language.schema, Settings::default(), subject.lowering)?;
    Ok(symtable::text::render(&table, &ast.source().filename().into()))
}

fn graphs_text(ast: &Ast, subject: &Subject<'_>) -> Result<String, SyntaxError> {
    let mut options = CompileOptions::new(ast.source().filename(), subject.language);
    options.lowering = subject.lowering;
    compile::flow_graphs(ast, &options, None)
}

fn bytecode_text(ast: &Ast, subject: &Subject<'_>) -> Result<String, SyntaxError> {
    let mut options = CompileOptions::new(ast.source().filename(), subject.language);
    options.lowering = subject.lowering;
    let code = compile::compile(ast, &options)?;
    let look = disassembler::Options::default();
    Ok(disassembler::disassemble(&code, subject.language, look))
}

/// The text of a stage, or the error that keeps the program from reaching it.
fn or_error(text: Result<String, &SyntaxError>, source: &Source) -> String {
    text.unwrap_or_else(|error| error::report(error, source))
}
