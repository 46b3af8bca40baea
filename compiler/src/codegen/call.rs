//! Calls: of functions, of methods, and `super()`.

use crate::ast::{Expr, Items, Kind, Node, Symbol, node};
use crate::code::Constant;
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::operand::{CommonConstant, Intrinsic1};
use crate::symtable::{Flags, Meaning, Name, Role, SymbolTable};

use super::collections::TUPLE;
use super::emit::AttributeLoad;
use super::{Codegen, Result, STACK_USE_GUIDELINE};

/// A call, whether a node of the tree says so or an experiment's code.
#[derive(Debug, Clone, Copy)]
pub struct Called<'i> {
    pub func: Node,
    pub args: Items<'i, Node>,
    pub keywords: Items<'i, Node>,
}

impl Codegen<'_> {
    pub fn call(&mut self, expression: Node, call: Called<'_>) -> Result {
        let Called { func, args, keywords } = call;
        self.check_keywords(keywords)?;
        if self.method_call(expression, call)? {
            return Ok(());
        }
        self.warn_of_call(func)?;
        let end = self.new_label();
        self.visit(func)?;
        self.builtin_over_generator(call, end)?;
        self.op(self.loc(func), Opcode::PUSH_NULL);
        self.call_arguments(self.loc(expression), 0, args, None, keywords)?;
        self.use_label(end);
        Ok(())
    }

    fn check_keywords(&self, keywords: Items<'_, Node>) -> Result {
        for (place, keyword) in keywords.iter().enumerate() {
            let Some(arg) = self.ast.keyword(keyword).arg else { continue };
            let mut rest = keywords.iter().skip(place + 1);
            if let Some(other) = rest.find(|&other| self.ast.keyword(other).arg == Some(arg)) {
                let message = format!("keyword argument repeated: {}", self.ast.text(arg));
                return self.error(message, other);
            }
        }
        Ok(())
    }

    fn is_starred(&self, expression: Node) -> bool {
        matches!(self.ast.expr(expression), Expr::Starred(_))
    }

    /// Whether all arguments can be passed one by one.
    fn has_plain_arguments(&self, args: Items<'_, Node>, keywords: Items<'_, Node>) -> bool {
        !args.iter().any(|arg| self.is_starred(arg))
            && keywords.iter().all(|keyword| self.ast.keyword(keyword).arg.is_some())
    }

    /// `object.method(...)` without making a bound method; false where that does not apply.
    fn method_call(&mut self, expression: Node, call: Called<'_>) -> Result<bool> {
        let Called { func, args, keywords } = call;
        let Expr::Attribute(node::Attribute { value, attr, ctx: Kind::Load }) = self.ast.expr(func)
        else {
            return Ok(false);
        };
        let (arg_count, keyword_count) = (args.len(), keywords.len());
        let count = arg_count + keyword_count + usize::from(keyword_count > 0);
        if self.is_imported(value)
            || self.is_replaced(func)
            || count >= STACK_USE_GUIDELINE
            || !self.has_plain_arguments(args, keywords)
        {
            return Ok(false);
        }
        let mut location = self.loc(func);
        let name = self.symbol(attr);
        if let Some(super_call) = self.optimizable_super(value, attr) {
            let written_out = self.load_super_arguments(value, super_call)?;
            self.load_attr(location, AttributeLoad::Super { method: true, written_out }, name);
            location = self.at_attribute(location, func, attr);
            self.op(location, Opcode::NOP);
        } else {
            self.visit(value)?;
            location = self.at_attribute(location, func, attr);
            self.load_attr(location, AttributeLoad::Method, name);
        }
        self.visit_items(args)?;
        let call_location = self.at_attribute(self.loc(expression), func, attr);
        if keyword_count > 0 {
            self.keyword_values(location, keywords)?;
            let count = (arg_count + keyword_count) as u32;
            self.emit(call_location, Opcode::CALL_KW, count);
        } else {
            self.emit(call_location, Opcode::CALL, arg_count as u32);
        }
        Ok(true)
    }

    /// A name that the module imports: its attributes are no methods.
    fn is_imported(&mut self, expression: Node) -> bool {
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(expression) else { return false };
        let name = self.symbol(id);
        self.table.scope(SymbolTable::MODULE).flags(name).has(Flags::IMPORT)
    }

    /// The values of the keywords and a tuple of their names.
    fn keyword_values(&mut self, location: SourceLocation, keywords: Items<'_, Node>) -> Result {
        for keyword in keywords {
            self.visit(self.ast.keyword(keyword).value)?;
        }
        let names = keywords.iter().filter_map(|keyword| self.ast.keyword(keyword).arg);
        let names = self.names_const(names);
        self.load_const(location, names);
        Ok(())
    }

    /// `super().attr` that needs no super object: the call.
    pub fn optimizable_super(&mut self, value: Node, attr: Symbol) -> Option<node::Call> {
        let Expr::Call(call) = self.ast.expr(value) else { return None };
        if self.is_replaced(value) {
            return None;
        }
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(call.func) else { return None };
        if self.ast.text(id) != "super"
            || self.ast.text(attr) == "__class__"
            || !call.keywords.is_empty()
        {
            return None;
        }
        // Nobody has given the name another meaning, as far as the program shows.
        let name = self.symbol(id);
        if self.scope().meaning(name) != Some(Meaning::GlobalImplicit)
            || self.table.scope(SymbolTable::MODULE).meaning(name).is_some()
        {
            return None;
        }
        let args = self.ast.list(call.args);
        let parameters = self.current().parameters;
        let class = self.table.names.intern("__class__");
        let is_fine = match args.len() {
            2 => !args.iter().any(|arg| self.is_starred(arg)),
            0 => {
                parameters.positional + parameters.positional_only > 0
                    && self.scope().meaning(class) == Some(Meaning::Free)
            }
            _ => false,
        };
        is_fine.then_some(call)
    }

    /// Pushes `super` and its arguments; whether they were written out.
    pub fn load_super_arguments(&mut self, value: Node, call: node::Call) -> Result<bool> {
        let location = self.loc(value);
        self.visit(call.func)?;
        if !call.args.is_empty() {
            self.visit_all(call.args)?;
            return Ok(true);
        }
        self.name_op_str(location, "__class__", Kind::Load)?;
        if let Some(first) = self.current().locals.first() {
            self.name_op(location, first, Kind::Load)?;
        }
        Ok(false)
    }

    /// `all`, `any` and `tuple` of a generator expression run it in a loop of the function's own, if
    /// the name turns out to mean the builtin.
    fn builtin_over_generator(&mut self, call: Called<'_>, end: Label) -> Result {
        let Called { func, args, keywords } = call;
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(func) else { return Ok(()) };
        let Some(generator) = args.first().filter(|_| args.len() == 1 && keywords.is_empty())
        else {
            return Ok(());
        };
        let is_generator = matches!(self.ast.expr(generator), Expr::GeneratorExp(_))
            && !self.is_replaced(generator);
        // An asynchronous one is for nobody to run here: the builtin will complain.
        if !is_generator || self.table.scope(self.scope_of(generator, Role::Itself)?).is_coroutine {
            return Ok(());
        }
        // The builtin, the jump that goes on, and the result if the loop runs to its end.
        let (builtin, verdict) = match self.ast.text(id) {
            "all" => (
                CommonConstant::All,
                Some((Opcode::POP_JUMP_IF_TRUE, Constant::True, Constant::False)),
            ),
            "any" => (
                CommonConstant::Any,
                Some((Opcode::POP_JUMP_IF_FALSE, Constant::False, Constant::True)),
            ),
            "tuple" => (CommonConstant::Tuple, None),
            _ => return Ok(()),
        };
        let location = self.loc(func);
        let none = SourceLocation::NONE;
        let skip = self.new_label();
        self.emit(location, Opcode::COPY, 1);
        self.load_common_constant(location, builtin);
        self.emit(location, Opcode::IS_OP, 0);
        self.jump(location, Opcode::POP_JUMP_IF_FALSE, skip);
        self.op(location, Opcode::POP_TOP);
        if verdict.is_none() {
            self.emit(location, Opcode::BUILD_LIST, 0);
        }
        self.visit(generator)?;
        let (start, cleanup) = (self.new_label(), self.new_label());
        self.use_label(start);
        self.jump(location, Opcode::FOR_ITER, cleanup);
        match &verdict {
            None => {
                self.emit(location, Opcode::LIST_APPEND, 2);
                self.jump(location, Opcode::JUMP, start);
            }
            Some((goes_on, _, _)) => {
                self.op(location, Opcode::TO_BOOL);
                self.jump(location, *goes_on, start);
            }
        }
        self.op(none, Opcode::POP_ITER);
        if let Some((_, _, early)) = &verdict {
            self.load_const(location, early.clone());
        }
        self.jump(location, Opcode::JUMP, end);
        self.use_label(cleanup);
        self.op(none, Opcode::END_FOR);
        self.op(none, Opcode::POP_ITER);
        match verdict {
            None => {
                let to_tuple = Intrinsic1::ListToTuple;
                self.intrinsic_1(location, to_tuple);
            }
            Some((_, late, _)) => self.load_const(location, late),
        }
        self.jump(location, Opcode::JUMP, end);
        self.use_label(skip);
        Ok(())
    }

    /// The arguments and the call itself; `pushed` arguments are on the stack, `extra` is a variable
    /// that follows the positional ones.
    pub fn call_arguments(
        &mut self,
        location: SourceLocation,
        pushed: usize,
        args: Items<'_, Node>,
        extra: Option<Name>,
        keywords: Items<'_, Node>,
    ) -> Result {
        self.check_keywords(keywords)?;
        let (arg_count, keyword_count) = (args.len(), keywords.len());
        if arg_count + keyword_count * 2 > STACK_USE_GUIDELINE
            || !self.has_plain_arguments(args, keywords)
        {
            return self.call_unpacked(location, pushed, args, extra, keywords);
        }
        self.visit_items(args)?;
        let mut count = pushed + arg_count;
        if let Some(extra) = extra {
            self.name_op(location, extra, Kind::Load)?;
            count += 1;
        }
        if keyword_count > 0 {
            self.keyword_values(location, keywords)?;
            self.emit(location, Opcode::CALL_KW, (count + keyword_count) as u32);
        } else {
            self.emit(location, Opcode::CALL, count as u32);
        }
        Ok(())
    }

    /// A call with `*` or `**`, or with many arguments: a tuple and a dict.
    fn call_unpacked(
        &mut self,
        location: SourceLocation,
        pushed: usize,
        args: Items<'_, Node>,
        extra: Option<Name>,
        keywords: Items<'_, Node>,
    ) -> Result {
        match args.first().map(|first| self.ast.expr(first)) {
            Some(Expr::Starred(node::Starred { value, ctx: _ }))
                if pushed == 0 && args.len() == 1 =>
            {
                self.visit(value)?;
            }
            _ => self.build(location, args, extra, pushed, TUPLE)?,
        }
        if keywords.is_empty() {
            self.op(location, Opcode::PUSH_NULL);
        } else {
            self.keyword_dict(location, keywords)?;
        }
        self.op(location, Opcode::CALL_FUNCTION_EX);
        Ok(())
    }

    fn keyword_dict(&mut self, location: SourceLocation, keywords: Items<'_, Node>) -> Result {
        let keywords: Vec<node::Keyword> =
            keywords.iter().map(|keyword| self.ast.keyword(keyword)).collect();
        let mut is_built = false;
        let mut run = 0;
        for (place, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                run += 1;
                continue;
            }
            if run > 0 {
                self.keyword_run(location, &keywords[place - run..place], &mut is_built)?;
                run = 0;
            }
            if !std::mem::replace(&mut is_built, true) {
                self.emit(location, Opcode::BUILD_MAP, 0);
            }
            self.visit(keyword.value)?;
            self.emit(location, Opcode::DICT_MERGE, 1);
        }
        if run > 0 {
            self.keyword_run(location, &keywords[keywords.len() - run..], &mut is_built)?;
        }
        Ok(())
    }

    fn keyword_run(
        &mut self,
        location: SourceLocation,
        run: &[node::Keyword],
        is_built: &mut bool,
    ) -> Result {
        let is_big = run.len() * 2 > STACK_USE_GUIDELINE;
        if is_big {
            self.emit(SourceLocation::NONE, Opcode::BUILD_MAP, 0);
        }
        for node::Keyword { arg, value } in run {
            if let Some(arg) = arg {
                let text = self.ast.text(*arg);
                self.load_const(location, Constant::Str(text.into()));
            }
            self.visit(*value)?;
            if is_big {
                self.emit(SourceLocation::NONE, Opcode::MAP_ADD, 1);
            }
        }
        if !is_big {
            self.emit(location, Opcode::BUILD_MAP, run.len() as u32);
        }
        if std::mem::replace(is_built, true) {
            self.emit(location, Opcode::DICT_MERGE, 1);
        }
        Ok(())
    }
}
