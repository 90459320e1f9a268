package dev.serverlease.operation.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.serverlease.database.Outage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

/**
 * Writes the stack trace of a failure once a minute, and one line each further time. While the database is away all
 * that needs it fails in the same way, and what else the log says must still be found. Of an outage during the start a
 * line is enough, for the start says at its end in one sentence what became of it.
 */
public final class RepeatedFailures extends TurboFilter {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KINDS = 500;
    private static final int DEEPEST = 50;
    private static final int LONGEST = 300;
    private static final String OURS = "dev.serverlease.";
    private static final String SHOWN_BEFORE = " (its stack trace was logged less than a minute ago)";
    private static final Set<Outage> AWAY = EnumSet.of(Outage.AWAY, Outage.READ_ONLY, Outage.BROKEN);

    private final Map<String, Long> shown = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private volatile boolean starting;

    public RepeatedFailures() {
        this(System::nanoTime);
    }

    RepeatedFailures(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Adds it to the log as soon as there is one, and tells it how far the start is. */
    static final class Installed implements ApplicationListener<SpringApplicationEvent> {

        @Override
        public void onApplicationEvent(SpringApplicationEvent event) {
            if (event instanceof ApplicationPreparedEvent) {
                installed().starting(true);
            } else if (event instanceof ApplicationReadyEvent) {
                installed().starting(false);
            }
        }

        private static RepeatedFailures installed() {
            var log = (LoggerContext) LoggerFactory.getILoggerFactory();
            return log.getTurboFilterList().stream()
                    .filter(RepeatedFailures.class::isInstance)
                    .map(RepeatedFailures.class::cast)
                    .findFirst()
                    .orElseGet(() -> {
                        var added = new RepeatedFailures();
                        log.addTurboFilter(added);
                        return added;
                    });
        }
    }

    void starting(boolean goesOn) {
        starting = goesOn;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        var failure = thrown == null ? last(arguments) : thrown;
        if (failure == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        boolean breaksOffTheStart = starting && Outage.in(failure).isPresent();
        if (!breaksOffTheStart && isShown(kind(failure))) {
            return FilterReply.NEUTRAL;
        }
        logger.log(
                marker,
                RepeatedFailures.class.getName(),
                Level.toLocationAwareLoggerInteger(level),
                line(format, arguments, failure) + (breaksOffTheStart ? "" : SHOWN_BEFORE),
                null,
                null);
        return FilterReply.DENY;
    }

    /** As the log does: a failure that stands last among the arguments is the entry's. */
    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    /** Whether its stack trace is to be written now. */
    private boolean isShown(String kind) {
        long now = nanos.getAsLong();
        if (shown.size() > MOST_KINDS) {
            shown.values().removeIf(at -> now - at >= MINUTE);
        }
        var before = shown.putIfAbsent(kind, now);
        return before == null || (now - before >= MINUTE && shown.replace(kind, before, now));
    }

    /**
     * Failures of one kind began at the same place with the same cause, called from the same place of ours. Whatever an
     * absent database makes fail is one kind: what it looks like depends only on what was being done.
     */
    private static String kind(Throwable failure) {
        if (Outage.in(failure).filter(AWAY::contains).isPresent()) {
            return "the database is away";
        }
        var state = "";
        var root = failure;
        for (var cause : causes(failure)) {
            if (cause instanceof SQLException sql) {
                state = Objects.requireNonNullElse(sql.getSQLState(), state);
            }
            root = cause;
        }
        var frames = root.getStackTrace();
        var ours = Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst();
        return root.getClass().getName() + state + (frames.length == 0 ? "" : frames[0]) + ours;
    }

    private static Iterable<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST)::iterator;
    }

    private static String line(@Nullable String format, Object @Nullable [] arguments, Throwable failure) {
        var text = MessageFormatter.arrayFormat(format, arguments).getMessage();
        var root = failure;
        for (var cause : causes(failure)) {
            root = cause;
        }
        return firstLine(text) + " – " + firstLine(failure.toString())
                + (root == failure ? "" : " – " + firstLine(root.toString()));
    }

    private static String firstLine(@Nullable String text) {
        var line = text == null
                ? ""
                : text.lines().filter(one -> !one.isBlank()).findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
