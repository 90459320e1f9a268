package dev.serverlease.access.signin;

import dev.serverlease.journal.Journal;
import dev.serverlease.journal.JournalKind;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Journals sign-ins: each new session; with HTTP Basic the first one per user, address and hour; failures summed per
 * minute. Its memory is bounded, and an unreachable database does not prevent a sign-in.
 */
@Component
class SignInJournal {

    private static final Logger LOG = LoggerFactory.getLogger(SignInJournal.class);
    private static final Duration ONCE_IN = Duration.ofHours(1);
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 255;

    private final Journal journal;
    private final Clock clock;
    private final Map<Place, Instant> lastBasic = new LinkedHashMap<>();
    private final Map<Minute, Integer> failures = new LinkedHashMap<>();

    SignInJournal(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    private record Place(String user, String source) {}

    private record Minute(Place place, JournalKind kind, Instant begin) {}

    private record Entry(Instant at, Place place, JournalKind kind, int count) {}

    @EventListener
    void on(SignIn signIn) {
        var user = signIn.user().substring(0, Math.min(signIn.user().length(), LONGEST_NAME));
        write(noted(new Place(user, signIn.source()), signIn.kind()));
    }

    @Scheduled(fixedDelayString = "PT1M")
    void minuteOver() {
        write(due(clock.instant().truncatedTo(ChronoUnit.MINUTES)));
    }

    @PreDestroy
    void shutdown() {
        write(due(Instant.MAX));
    }

    private synchronized List<Entry> noted(Place place, SignIn.Kind kind) {
        var now = clock.instant();
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        var entries = due(minute);
        switch (kind) {
            case SESSION -> entries.add(new Entry(now, place, JournalKind.SIGN_IN, 1));
            case BASIC -> {
                var last = lastBasic.get(place);
                if (last == null || Duration.between(last, now).abs().compareTo(ONCE_IN) >= 0) {
                    lastBasic.remove(place);
                    forgetTheOldest();
                    lastBasic.put(place, now);
                    entries.add(new Entry(now, place, JournalKind.SIGN_IN_BASIC, 1));
                }
            }
            case FAILED -> failures.merge(new Minute(place, JournalKind.SIGN_IN_FAILED, minute), 1, Integer::sum);
            case SLOWED -> failures.merge(new Minute(place, JournalKind.SIGN_IN_SLOWED, minute), 1, Integer::sum);
        }
        if (failures.size() >= MOST) {
            entries.addAll(due(Instant.MAX));
        }
        return entries;
    }

    /** Removes and returns the failures of all minutes except the current one. */
    private synchronized List<Entry> due(Instant minute) {
        var entries = new ArrayList<Entry>();
        failures.entrySet().removeIf(one -> {
            var key = one.getKey();
            return !key.begin().equals(minute)
                    && entries.add(new Entry(key.begin(), key.place(), key.kind(), one.getValue()));
        });
        return entries;
    }

    private void forgetTheOldest() {
        if (lastBasic.size() >= MOST) {
            lastBasic.remove(lastBasic.keySet().iterator().next());
        }
    }

    private void write(List<Entry> entries) {
        for (var entry : entries) {
            try {
                journal.signIn(entry.at(), entry.place().user(), entry.place().source(), entry.kind(), entry.count());
            } catch (RuntimeException e) {
                LOG.error("A sign-in is not in the journal: {}", entry, e);
            }
        }
    }
}
