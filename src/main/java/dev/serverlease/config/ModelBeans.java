package dev.serverlease.config;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** The white list of beans: an expression can reach only these. */
final class ModelBeans extends ReadOnlyResolver {

    /** Their public methods can be called in an expression. */
    static final Set<String> CALLED = Set.of(
            "leaseStages",
            "leasePeople",
            "handedOver",
            "keptRenewal",
            "leaseDates",
            "completionDates",
            "reviewDates",
            "cureDates",
            "rentDates",
            "agreementDates",
            "dutyDates");

    /** A text that a model reads. */
    static final Set<String> READ = Set.of("activationRetry", "sealingGroup");

    /** Called by the engine itself; an expression only names it. */
    static final List<Class<?>> NAMED = List.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class);

    private final BeanFactory beans;
    private final BeanELResolver methods = new BeanELResolver(true);

    ModelBeans(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null || !(property instanceof String name)) {
            return null;
        }
        if (!isListed(name)) {
            throw new PropertyNotFoundException(unknown(name));
        }
        context.setPropertyResolved(true);
        return beans.getBean(name);
    }

    /** Asked after the variables: nothing else has that name. Operators read it, in an incident. */
    private static String unknown(String name) {
        return "本版本没有 " + name + "：该租赁可能按更新版本的流程办理。请改用该更新版本的系统运行，再在 Cockpit 中增加该作业的重试次数；此前已办的不会丢失。"
                + " This release has no “" + name
                + "”: the lease probably follows the model of a later release. Run that"
                + " release, then increment the number of retries in Cockpit; nothing done before is lost.";
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] types,
            @Nullable Object[] arguments) {
        if (base == null || !isCalled(base)) {
            return null;
        }
        if (!isOfItsOwn(base.getClass(), method.toString())) {
            throw new MethodNotFoundException(unknown(method.toString()));
        }
        return methods.invoke(context, base, method, types, arguments);
    }

    private boolean isListed(String name) {
        return CALLED.contains(name)
                || READ.contains(name)
                || (beans.containsBean(name) && NAMED.stream().anyMatch(type -> beans.isTypeMatch(name, type)));
    }

    private boolean isCalled(Object base) {
        return CALLED.stream().anyMatch(name -> beans.getBean(name) == base);
    }

    /** Excludes the methods of {@link Object}. */
    private static boolean isOfItsOwn(Class<?> type, String method) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method) && Modifier.isPublic(own.getModifiers()));
    }
}
