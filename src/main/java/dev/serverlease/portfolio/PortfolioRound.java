package dev.serverlease.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the portfolio's figures once a minute: of all nodes one does it, whoever finds them old first. Everything is
 * read in one snapshot, so that the sections agree with each other.
 */
@Component
public class PortfolioRound {

    /** Shorter than the time between two rounds, so that a node that was late once does not leave one out. */
    private static final Duration FRESH = Duration.ofSeconds(50);

    private final List<FigureSource> sources;
    private final PortfolioDays days;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final TransactionTemplate turn;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    PortfolioRound(
            List<FigureSource> sources,
            PortfolioDays days,
            JdbcClient jdbc,
            ObjectMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sources = sources;
        this.days = days;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.turn = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** Counts if nobody has for a minute, and nobody does just now. */
    @Scheduled(fixedDelayString = "PT1M")
    void takeTurn() {
        turn.executeWithoutResult(status -> {
            if (isOurs() && !isFresh()) {
                count();
            }
        });
    }

    /** Counts now, however old the figures are; what others may have counted meanwhile is replaced. */
    public void countNow() {
        turn.executeWithoutResult(status -> count());
    }

    private void count() {
        var now = clock.instant();
        var figures = snapshot.execute(status -> read(now));
        if (figures != null) {
            days.keep(now, figures);
            days.forget(now);
        }
    }

    /** Until this transaction ends. */
    private boolean isOurs() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('lease.portfolio'))")
                .query(Boolean.class)
                .single();
    }

    /** Also where the clock was set back: figures of a time to come are not fresh. */
    private boolean isFresh() {
        return days.newestAt()
                .map(at -> Duration.between(at, clock.instant()).abs().compareTo(FRESH) < 0)
                .orElse(false);
    }

    private Map<String, JsonNode> read(Instant now) {
        var figures = new HashMap<String, JsonNode>();
        figures.put(FigureSource.ALL, json.createObjectNode());
        for (var source : sources) {
            source.read(now)
                    .forEach((applicant, section) -> ((ObjectNode)
                                    figures.computeIfAbsent(applicant, one -> json.createObjectNode()))
                            .set(source.name(), json.valueToTree(section)));
        }
        return figures;
    }
}
