//! The object model: each scenario is done, operation by operation, with what `dunder::dynamic` offers to everybody.

mod attributes;
mod calls;
mod control;
mod definitions;
mod protocols;
mod shown;
mod world;

use std::thread;

use serde_json::{Value as Json, json};

use crate::report::Outcomes;
use crate::scenario::{Scenario, difference};
use world::{Flow, Frame, World};

pub(crate) fn play(scenarios: &[Scenario]) -> Outcomes {
    let outcome = |scenario: &Scenario| {
        // A thread has classes of its own, so that no scenario sees what another has registered.
        let play = || difference(&scenario.expect, &answers(scenario));
        let played = thread::scope(|scope| scope.spawn(play).join());
        (scenario.id.clone(), played.unwrap_or_else(|_| Some("it panics".to_owned())))
    };
    scenarios.iter().map(outcome).collect()
}

fn list<'a>(scenario: &'a Scenario, key: &str) -> &'a [Json] {
    scenario.line.get(key).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn answers(scenario: &Scenario) -> Vec<Json> {
    let world = World::new();
    for expression in list(scenario, "setup") {
        if let Err(Flow::Raise(error)) = world.eval(&Frame::outermost(), expression) {
            return vec![json!(format!("the setup fails: {error}"))];
        }
    }
    list(scenario, "steps").iter().map(|step| answer(&world, step)).collect()
}

fn answer(world: &World, step: &Json) -> Json {
    world.log.borrow_mut().clear();
    let result = world.eval(&Frame::outermost(), step);
    // Before the value is written, which runs nothing of the scenario's own.
    let log = world.log.borrow().clone();
    match result {
        Ok(value) | Err(Flow::Return(value)) => json!({"value": world.written(&value), "log": log}),
        Err(Flow::Raise(error)) => {
            let mut shown = json!({"type": error.class_name(), "message": error.message()});
            if let Some(cause) = error.cause() {
                shown["cause"] = json!({"type": cause.class_name(), "message": cause.message()});
            }
            json!({"error": shown, "log": log})
        }
    }
}
