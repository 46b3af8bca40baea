//! The texts of templates in a grammar, read with the parser that is compiled in: they are of the base language.

use std::rc::Rc;

use pegen::diagnostic::Span as TextSpan;
use pegen::template::{Form, Reader, Refused, Tree};

pub use super::actions::constant;
use super::compiled_in::CompiledIn;
use super::input::tokens_of;
use super::options::{Mode, Options};
use super::run::Parser;
use crate::ast::schema::{FieldInfo, FieldType, Quantity, Schema};
use crate::ast::{Ast, ConstantId, Kind, List, Node, Symbol, Word};
use crate::code::Constant;
use crate::error::{Place, Position, SyntaxError};
use crate::memory;
use crate::source::Source;
use crate::stack::StackLimit;
use crate::token::TokenTable;

/// Reads templates.
#[derive(Debug, Clone, Copy, Default)]
pub struct Templates;

impl Reader for Templates {
    fn read(&self, text: &str, form: Form) -> Result<Tree, Refused> {
        if form == Form::Expression && text.trim().is_empty() {
            let message = "there is no expression".to_string();
            return Err(Refused { message, span: TextSpan::new(0, text.len()) });
        }
        // Within parentheses an expression may go over several lines.
        let (mode, program, shift) = match form {
            Form::Expression => (Mode::Eval, format!("({text}\n)"), 1),
            Form::Statements => (Mode::File, text.to_string(), 0),
        };
        let source = Rc::new(Source::new("<template>", program));
        let options = Options { mode, ..Options::default() };
        let refused = |error: SyntaxError| refusal(&error, &source, text.len(), shift);
        let ast = parse(&source, options).map_err(refused)?;
        let tree = Trees { ast: &ast, schema: Schema::base(), stack: StackLimit::of_thread() };
        // Of both a Module and an Expression.
        tree.field(ast.root(), "body").map_err(refused)
    }
}

/// Parses with the parser that is compiled in, of whichever language.
fn parse(source: &Rc<Source>, options: Options) -> Result<Ast, SyntaxError> {
    let compiled_in = CompiledIn::whichever();
    let table = TokenTable::base(compiled_in.keywords());
    let tokens = tokens_of(source, &table, options);
    memory::check(tokens.tokens.len())?;
    let parser = Parser::new(source, &tokens, compiled_in.soft_keywords(), options);
    let parsed = parser.passes(&mut Vec::new(), |parser| compiled_in.start(parser, options.mode));
    parsed.unwrap_or_else(|| Err(StackLimit::of_thread().error()))
}

fn refusal(error: &SyntaxError, source: &Source, length: usize, shift: usize) -> Refused {
    let span = match error.place {
        Place::Span(span) => Some((span.start, span.end)),
        Place::Exact(Position { lineno: Some(lineno), offset: Some(offset), .. }) => {
            source.offset_of(lineno, offset).map(|place| (place, place))
        }
        _ => None,
    };
    let (start, end) = span.unwrap_or((0, u32::MAX));
    let within = |place: u32| (place as usize).saturating_sub(shift).min(length);
    let (start, end) = (within(start), within(end.max(start)));
    Refused { message: error.message.clone(), span: TextSpan::new(start, end) }
}

/// Makes trees of nodes.
struct Trees<'a> {
    ast: &'a Ast,
    schema: Schema,
    stack: StackLimit,
}

impl Trees<'_> {
    fn node(&self, node: Node) -> Result<Tree, SyntaxError> {
        self.stack.check()?;
        let schema = &self.schema;
        let kind = schema.info(self.ast.kind(node)).name.to_string();
        let fields: Result<Vec<(String, Tree)>, SyntaxError> = schema
            .fields(self.ast, node)
            .map(|(info, word)| Ok((info.name.to_string(), self.value(info, word)?)))
            .collect();
        Ok(Tree::Node { kind, fields: fields? })
    }

    fn field(&self, node: Node, name: &str) -> Result<Tree, SyntaxError> {
        let mut fields = self.schema.fields(self.ast, node);
        match fields.find(|(info, _)| info.name == name) {
            Some((info, word)) => self.value(info, word),
            None => Ok(Tree::Absent),
        }
    }

    fn value(&self, info: &FieldInfo, word: u32) -> Result<Tree, SyntaxError> {
        match info.quantity {
            Quantity::Many | Quantity::ManyOptional => {
                let words = self.ast.list(List::<u32>::from_word(word));
                let items: Result<Vec<Tree>, SyntaxError> =
                    words.iter().map(|item| self.one(&info.ty, item)).collect();
                Ok(Tree::List(items?))
            }
            Quantity::Optional if word == 0 => Ok(Tree::Absent),
            // An int that is there is one more than itself.
            Quantity::Optional if info.ty == FieldType::Int => Ok(Tree::Int(i64::from(word) - 1)),
            Quantity::Optional | Quantity::One => self.one(&info.ty, word),
        }
    }

    fn one(&self, ty: &FieldType, word: u32) -> Result<Tree, SyntaxError> {
        Ok(match ty {
            FieldType::Int => Tree::Int(i64::from(word as i32)),
            _ if word == 0 => Tree::Absent,
            FieldType::Identifier => {
                Tree::Identifier(self.ast.text(Symbol::from_word(word)).to_string())
            }
            FieldType::String => Tree::Text(self.ast.text(Symbol::from_word(word)).to_string()),
            FieldType::Constant => {
                Tree::Constant(literal(self.ast.constant(ConstantId::from_word(word))))
            }
            FieldType::Simple(_) => {
                Tree::Simple(self.schema.info(Kind::from_word(word)).name.to_string())
            }
            FieldType::Node(_) => self.node(Node::from_word(word))?,
        })
    }
}

/// A constant as a literal that reads back as it.
fn literal(constant: &Constant) -> String {
    match constant {
        Constant::Float(value) if value.is_infinite() => "1e999".to_string(),
        Constant::Complex { imag, .. } if imag.is_infinite() => "1e999j".to_string(),
        other => other.to_string(),
    }
}
