package dev.serverlease.operation;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.reconcile.Reconciler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** The figures as gauges, {@code serverlease_…}. None has a lease's number, a name or a file's in a label. */
@Component
class FigureGauges implements MeterBinder {

    private static final String PREFIX = "serverlease.";
    private static final double MILLIS = 1000;

    private final Figures figures;
    private final Reconciler reconciler;

    FigureGauges(Figures figures, Reconciler reconciler) {
        this.figures = figures;
        this.reconciler = reconciler;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var stage : LeaseStage.values()) {
            var tags = Tags.of("stage", stage.name(), "name", stage.label());
            gauge(registry, "leases", tags, Figures.leases(stage), "Leases in a stage");
        }
        gauge(registry, "tasks.overdue", Tags.empty(), Figures.TASKS_OVERDUE, "Tasks of people whose date is over");
        var jobs = "Jobs of the engine: due and waiting for a node, held by one, or failed for good";
        gauge(registry, "jobs", Tags.of("state", "due"), Figures.JOBS_DUE, jobs);
        gauge(registry, "jobs", Tags.of("state", "locked"), Figures.JOBS_LOCKED, jobs);
        gauge(registry, "jobs", Tags.of("state", "failed"), Figures.JOBS_FAILED, jobs);
        gauge(registry, "incidents", Tags.empty(), Figures.INCIDENTS, "Incidents that wait for an operator");
        var mails = "Mails that wait for their first attempt, or for another after one that failed";
        gauge(registry, "mails", Tags.of("state", "waiting"), Figures.MAILS_WAITING, mails);
        gauge(registry, "mails", Tags.of("state", "failing"), Figures.MAILS_FAILING, mails);
        gauge(
                registry,
                "legal.notices.waiting",
                Tags.empty(),
                Figures.LEGAL_NOTICES_WAITING,
                "Letters that a task waits for");
        gauge(registry, "mismatches", Tags.empty(), Figures.MISMATCHES, "Places where rows and engine disagree");
        gauge(
                registry,
                "anchors.unstamped",
                Tags.empty(),
                Figures.ANCHORS_UNSTAMPED,
                "Anchors of the record that have no time stamp yet");
        Gauge.builder(PREFIX + "database.answering", figures, figures -> figures.isAnswering() ? 1 : 0)
                .description("1 if the database answered when it was last asked for these figures, and takes writes")
                .register(registry);
        Gauge.builder(PREFIX + "reconciled.timestamp", reconciler, FigureGauges::comparedAt)
                .description("When this node last compared all leases with the engine")
                .baseUnit("seconds")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, Tags tags, String figure, String description) {
        Gauge.builder(PREFIX + name, figures, figures -> figures.value(figure))
                .tags(tags)
                .description(description)
                .register(registry);
    }

    private static double comparedAt(Reconciler reconciler) {
        var at = reconciler.comparedAt();
        return at == null ? Double.NaN : at.toEpochMilli() / MILLIS;
    }
}
