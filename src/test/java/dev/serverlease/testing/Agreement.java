package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.reconcile.Reconciler;
import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the product's own comparison finds that a lease's rows and the engine agree. */
@Component
@Lazy
public class Agreement {

    private final Reconciler reconciler;
    private final JdbcClient jdbc;

    Agreement(Reconciler reconciler, JdbcClient jdbc) {
        this.reconciler = reconciler;
        this.jdbc = jdbc;
    }

    /** Looks now. */
    public void holdsFor(String number) {
        assertThat(mismatches(number)).isEmpty();
    }

    /** Looks now, and answers kind and place of each mismatch. */
    public List<String> mismatches(String number) {
        reconciler.look(List.of(number));
        return stored(number);
    }

    /** What was found when somebody looked last. */
    public List<String> stored(String number) {
        return jdbc.sql("select kind || ' ' || place from lease.mismatch where lease_number = :number order by 1")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
