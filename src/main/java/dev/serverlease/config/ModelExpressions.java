package dev.serverlease.config;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.beans.factory.BeanFactory;

/**
 * Limits what an expression can reach, in models, decisions, stored filters and queries. The engine's default manager
 * lets an expression call every method of every object, and so run any code (CVE-2026-109432). This one resolves only
 * variables, the beans of {@link ModelBeans}, what {@link ExecutionView} shows of an execution, and the entries of
 * maps, lists and arrays. It calls no methods on values.
 */
final class ModelExpressions extends JuelExpressionManager {

    /** The functions that Tasklist's filters use. */
    private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now");

    private final ModelBeans beans;

    ModelExpressions(BeanFactory beans) {
        this.beans = new ModelBeans(beans);
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(beans);
        resolver.add(new ExecutionView());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        return resolver;
    }

    /** The engine and its plug-ins offer more functions than are used here; expressions cannot reach the others. */
    @Override
    public void addFunction(String name, Method function) {
        if (FUNCTIONS.contains(name)) {
            super.addFunction(name, function);
        }
    }
}
