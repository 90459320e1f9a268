package dev.serverlease.config;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * Evaluates the decision tables, each cell parsed once: the engine would parse every cell for every decision. Only the
 * tables of the release have cells, so what is kept is bounded by them.
 */
class ParsedOnce extends ScalaFeelEngine {

    ParsedOnce() {
        super(List.of());
    }

    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
        return new FeelEngine(functions, values, FeelEngine.defaultConfiguration(), FeelEngine.defaultClock()) {

            private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> expressions =
                    new ConcurrentHashMap<>();
            private final Map<String, Either<FeelEngine.Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();

            @Override
            public Either<FeelEngine.Failure, ParsedExpression> parseExpression(String text) {
                return expressions.computeIfAbsent(text, super::parseExpression);
            }

            @Override
            public Either<FeelEngine.Failure, ParsedExpression> parseUnaryTests(String text) {
                return tests.computeIfAbsent(text, super::parseUnaryTests);
            }
        };
    }
}
