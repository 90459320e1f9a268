package dev.serverlease.stage.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.lease.dates.OpenDate;
import dev.serverlease.process.NextSteps;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a lease waits for: its dates, and what somebody has to do. */
@Component
class Outlook {

    private final DueDates pages;
    private final NextSteps steps;
    private final Clock clock;

    private final IdentitySheet identity;

    Outlook(DueDates pages, NextSteps steps, Clock clock, IdentitySheet identity) {
        this.identity = identity;
        this.pages = pages;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * @param name of the task or step, in both languages
     * @param who its assignee, or the groups whose members may claim it, in words
     * @param dueAt null if it has no date
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(String name, String who, @Nullable OffsetDateTime dueAt) {

        /** The year of {@code dueAt}, as in {@link OpenDate#holidaysMissing()}. */
        @JsonProperty
        @Nullable
        Integer holidaysMissing() {
            return OpenDate.holidaysMissing(dueAt);
        }
    }

    /** Who verified whose identity, and what is still to be verified. */
    IdentitySheet.Standing identity(Lease lease) {
        return identity.of(lease);
    }

    /** The next one first. */
    List<OpenDate> dates(Lease lease) {
        return pages.openDates(lease.number());
    }

    /** The first instant after the term; null where there is none. */
    @Nullable
    OffsetDateTime termEndsAt(Lease lease) {
        return pages.termEndsAt(lease);
    }

    List<Step> steps(Lease lease) {
        return steps.ofLease(lease).stream()
                .map(step -> new Step(
                        step.name(),
                        steps.who(step),
                        step.due() == null
                                ? null
                                : step.due().atZone(clock.getZone()).toOffsetDateTime()))
                .toList();
    }
}
