package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import java.time.Duration;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * A start that the database breaks off in its midst begins anew, the whole of it in the same JVM, as long after the
 * first time as a start waits for a database. After that the failure is said as any other ({@link OutageAtStart}). What
 * the start itself refuses is final: it has waited already.
 */
public final class StartOverOutages extends SpringApplication {

    private static final Logger LOG = LoggerFactory.getLogger(StartOverOutages.class);

    /** By the JVM's nanoseconds; null while nothing has failed. */
    private @Nullable Long failingSince;

    private StartOverOutages(Class<?> product, @Nullable Long failingSince) {
        super(product);
        this.failingSince = failingSince;
    }

    /** @return the product, started; what it fails of otherwise is thrown as {@link SpringApplication#run} does */
    public static ConfigurableApplicationContext run(Class<?> product, String... args) {
        var start = new StartOverOutages(product, null);
        while (true) {
            try {
                return start.run(args);
            } catch (AbandonedRunException brokenOff) {
                start = new StartOverOutages(product, start.failingSince);
            }
        }
    }

    @Override
    protected void refresh(ConfigurableApplicationContext context) {
        try {
            super.refresh(context);
        } catch (RuntimeException failure) {
            if (Outage.in(failure).isEmpty() || isRefusal(failure) || isOver(context)) {
                throw failure;
            }
            LOG.warn(
                    "启动因数据库中断，重新开始启动。 The database broke off the start, which begins anew: {}",
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure)));
            WebAppFilters.forget();
            throw new AbandonedRunException(context);
        }
    }

    /** The web applications' filters keep the context of the whole JVM: that of a start that was broken off is dead. */
    private static final class WebAppFilters extends LazyInitRegistration {

        static void forget() {
            REGISTRATION.clear();
            APPLICATION_CONTEXT = null;
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RefusedToStart || (failure.getCause() != null && isRefusal(failure.getCause()));
    }

    private boolean isOver(ConfigurableApplicationContext context) {
        long now = System.nanoTime();
        if (failingSince == null) {
            failingSince = now;
        }
        Duration most = Binder.get(context.getEnvironment())
                .bindOrCreate("server-lease.database", DatabaseSettings.class)
                .longestWait();
        return now - failingSince >= most.toNanos();
    }
}
