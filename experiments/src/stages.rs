//! Every stage of a language as text: what a program becomes on its way, and what the language is made of.

use std::cell::OnceCell;
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
    /// The program does not come so far, and the text is the error that keeps it from it.
    pub is_refusal: bool,
}

impl Stage {
    /// The same stage of no language.
    pub fn of_none(&self) -> Stage {
        Stage { text: String::new(), is_refusal: false, ..*self }
    }
}

/// A language with the definition that it comes from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub language: &'a Language,
    /// What gives the experiments' nodes their code.
    pub lowering: Option<&'a dyn Lowering>,
    pub definition: &'a Definition,
    pub model: &'a Model,
}

/// All stages of `source` in a language, from the grammar to the magic number.
pub fn stages(subject: &Subject<'_>, source: &Rc<Source>) -> Vec<Stage> {
    let course = Course::new(*subject, Some(source));
    NAMES.iter().filter_map(|name| course.stage(name)).collect()
}

/// The stages by name, in their order.
pub const NAMES: [&str; 8] =
    ["grammar", "keywords", "tokens", "ast", "symtable", "cfg", "bytecode", "magic"];

/// A program on its way through a language: a stage is made when it is asked for.
pub struct Course<'a> {
    subject: Subject<'a>,
    source: Option<&'a Rc<Source>>,
    tree: OnceCell<Result<Ast, SyntaxError>>,
}

impl<'a> Course<'a> {
    /// Without a program, there are the stages of the language only.
    pub fn new(subject: Subject<'a>, source: Option<&'a Rc<Source>>) -> Course<'a> {
        Course { subject, source, tree: OnceCell::new() }
    }

    /// The stage of this name; `None` where it is one of a program, and there is none.
    pub fn stage(&self, name: &str) -> Option<Stage> {
        let Subject { language, model, .. } = self.subject;
        let of_language = |name, about, text| {
            Some(Stage { name, about, text, is_of_program: false, is_refusal: false })
        };
        match name {
            "grammar" => of_language("grammar", "the rules", grammar_text(&self.subject)),
            "keywords" => {
                of_language("keywords", "words that the grammar reserves", keywords_text(model))
            }
            "tokens" => {
                let text = tokens_text(language, self.source?);
                let tokens = of_language("tokens", "the program as the parser reads it", text)?;
                Some(Stage { is_of_program: true, ..tokens })
            }
            "ast" => self.of_tree("ast", "the program as a tree", tree_text),
            "symtable" => self.of_tree("symtable", "what each name means where", symtable_text),
            "cfg" => self.of_tree("cfg", "the control-flow graphs of its code", graphs_text),
            "bytecode" => self.of_tree("bytecode", "what the machine runs", bytecode_text),
            "magic" => {
                let about = "the number that its .pyc files start with";
                of_language("magic", about, format!("{}\n", language.magic))
            }
            _ => None,
        }
    }

    fn of_tree(
        &self,
        name: &'static str,
        about: &'static str,
        text: fn(&Ast, &Subject<'_>) -> Result<String, SyntaxError>,
    ) -> Option<Stage> {
        let source = self.source?;
        let parsed = || parser::parse(source, self.subject.language, parser::Options::default());
        let text = match self.tree.get_or_init(parsed) {
            Ok(tree) => text(tree, &self.subject),
            Err(error) => Err(error.clone()),
        };
        let is_refusal = text.is_err();
        let text = text.unwrap_or_else(|error| error::report(&error, source));
        Some(Stage { name, about, text, is_of_program: true, is_refusal })
    }
}

/// The rules in the order of their names: that of a file says nothing.
fn grammar_text(subject: &Subject<'_>) -> String {
    // A definition that made a model has rules.
    let rules = subject.definition.rules().unwrap_or_default();
    let mut rules: Vec<&gram::Rule> = rules.iter().map(|(_, rule)| rule).collect();
    rules.sort_by(|one, two| one.name.text.cmp(&two.name.text));
    gram::text::render(rules)
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
