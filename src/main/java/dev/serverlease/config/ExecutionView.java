package dev.serverlease.config;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.jspecify.annotations.Nullable;

/** What models may read from an execution: its business key, and a variable that may be missing. */
final class ExecutionView extends ReadOnlyResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base instanceof DelegateExecution execution && property.equals("processBusinessKey")) {
            context.setPropertyResolved(true);
            return execution.getProcessBusinessKey();
        }
        return null;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            @Nullable Object[] arguments) {
        if (base instanceof DelegateExecution execution
                && method.equals("getVariable")
                && arguments.length == 1
                && arguments[0] instanceof String name) {
            context.setPropertyResolved(true);
            return execution.getVariable(name);
        }
        return null;
    }
}
