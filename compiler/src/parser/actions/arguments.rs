//! Parameters of functions, arguments of calls, and definitions with decorators.

use crate::ast::{Kind, List, Node, Stmt, node};
use crate::parser::run::{Parser, Record, TokenAt};
use crate::source::Span;

/// The fields of the records that `actions.toml` declares, by place.
mod part {
    pub const NAME_DEFAULT_ARG: usize = 0;
    pub const NAME_DEFAULT_DEFAULT: usize = 1;
    pub const SLASH_PLAIN: usize = 0;
    pub const SLASH_DEFAULTS: usize = 1;
    pub const STAR_VARARG: usize = 0;
    pub const STAR_KWONLY: usize = 1;
    pub const STAR_KWARG: usize = 2;
    pub const KEYWORD: usize = 0;
    pub const STARRED: usize = 1;
}

impl Parser<'_> {
    /// All parameters of a function.
    pub(crate) fn make_arguments(
        &mut self,
        posonly: List<Node>,
        slash: Option<Record>,
        plain: List<Node>,
        defaults: List<Record>,
        etc: Option<Record>,
    ) -> Node {
        let slash_defaults: List<Record> =
            slash.map_or(List::empty(), |slash| self.part(slash, part::SLASH_DEFAULTS));
        let slash_plain: List<Node> =
            slash.map_or(List::empty(), |slash| self.part(slash, part::SLASH_PLAIN));
        let posonlyargs = match slash {
            Some(_) => self.followed_by(slash_plain, slash_defaults),
            None => posonly,
        };
        let args = self.followed_by(plain, defaults);
        let from = self.begin();
        for list in [slash_defaults, defaults] {
            let values: List<Option<Node>> =
                self.each(list, |parser, pair| parser.part(pair, part::NAME_DEFAULT_DEFAULT));
            self.extend(values);
        }
        let defaults = self.end(from);
        let kwonly: List<Record> =
            etc.map_or(List::empty(), |etc| self.part(etc, part::STAR_KWONLY));
        let kwonlyargs =
            self.each(kwonly, |parser, pair| parser.part(pair, part::NAME_DEFAULT_ARG));
        let kw_defaults =
            self.each(kwonly, |parser, pair| parser.part(pair, part::NAME_DEFAULT_DEFAULT));
        let vararg = etc.and_then(|etc| self.part(etc, part::STAR_VARARG));
        let kwarg = etc.and_then(|etc| self.part(etc, part::STAR_KWARG));
        self.ast.new_arguments(posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults)
    }

    /// Parameters without, then those with defaults.
    fn followed_by(&mut self, plain: List<Node>, defaults: List<Record>) -> List<Node> {
        if defaults.is_empty() {
            return plain;
        }
        let from = self.begin();
        self.extend(plain);
        let names: List<Node> =
            self.each(defaults, |parser, pair| parser.part(pair, part::NAME_DEFAULT_ARG));
        self.extend(names);
        self.end(from)
    }

    /// No parameters.
    pub(crate) fn empty_arguments(&mut self) -> Node {
        self.make_arguments(List::empty(), None, List::empty(), List::empty(), None)
    }

    /// The parameter with its type comment.
    pub(crate) fn comment_arg(&mut self, arg: Node, comment: Option<TokenAt>) -> Node {
        let Some(comment) = self.type_comment(comment) else { return arg };
        let span = self.ast.span(arg);
        let node::Arg { arg, annotation, .. } = self.ast.arg(arg);
        self.ast.new_arg(arg, annotation, Some(comment), span)
    }

    /// A Call without its function: the arguments of one to come.
    pub(crate) fn collect_call(
        &mut self,
        args: List<Node>,
        keywords: List<Record>,
        span: Span,
    ) -> Node {
        let nobody = self.nobody();
        if keywords.is_empty() {
            return self.ast.new_call(nobody, args, List::empty(), span);
        }
        let from = self.begin();
        self.extend(args);
        self.extend_with(keywords, part::STARRED);
        let args = self.end(from);
        let keywords = self.keyword_arguments(keywords);
        self.ast.new_call(nobody, args, keywords, span)
    }

    /// Those of the arguments that are not keywords.
    pub(crate) fn starred_arguments(&mut self, arguments: List<Record>) -> List<Node> {
        let from = self.begin();
        self.extend_with(arguments, part::STARRED);
        self.end(from)
    }

    /// Those of the arguments that are keywords.
    pub(crate) fn keyword_arguments(&mut self, arguments: List<Record>) -> List<Node> {
        let from = self.begin();
        self.extend_with(arguments, part::KEYWORD);
        self.end(from)
    }

    /// The nodes that the records have in one of their fields.
    fn extend_with(&mut self, records: List<Record>, place: usize) {
        for index in 0..self.ast.list(records).len() {
            let record = self.ast.list(records).get(index);
            if let Some(node) = record.and_then(|record| self.part::<Option<Node>>(record, place)) {
                self.push(node);
            }
        }
    }

    /// The function of a call that has none yet.
    pub(crate) fn nobody(&mut self) -> Node {
        let id = self.ast.intern("");
        self.ast.new_name(id, Kind::Load, Span::default())
    }

    /// The definition with its decorators.
    pub(crate) fn decorate_function(&mut self, decorators: List<Node>, definition: Node) -> Node {
        let span = self.ast.span(definition);
        match self.ast.stmt(definition) {
            Stmt::FunctionDef(f) => self.ast.new_function_def(
                f.name,
                f.args,
                f.body,
                decorators,
                f.returns,
                f.type_comment,
                f.type_params,
                span,
            ),
            Stmt::AsyncFunctionDef(f) => self.ast.new_async_function_def(
                f.name,
                f.args,
                f.body,
                decorators,
                f.returns,
                f.type_comment,
                f.type_params,
                span,
            ),
            _ => definition,
        }
    }

    /// The definition with its decorators.
    pub(crate) fn decorate_class(&mut self, decorators: List<Node>, definition: Node) -> Node {
        let span = self.ast.span(definition);
        match self.ast.stmt(definition) {
            Stmt::ClassDef(c) => self.ast.new_class_def(
                c.name,
                c.bases,
                c.keywords,
                c.body,
                decorators,
                c.type_params,
                span,
            ),
            _ => definition,
        }
    }
}
