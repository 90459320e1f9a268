package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.stage.contract.offer.SealDelays;
import dev.serverlease.words.PageTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Seals that wait for their next attempt, on the desk of those who seal, operate or manage. */
@ControllerAdvice(assignableTypes = Desk.class)
class DeskSeals {

    private static final int MOST = 20;

    private final SealDelays seals;
    private final SealingSettings settings;
    private final Actor actor;

    DeskSeals(SealDelays seals, SealingSettings settings, Actor actor) {
        this.seals = seals;
        this.settings = settings;
        this.actor = actor;
    }

    /** One of them, in words. */
    public record Delayed(String lease, Bilingual words) {}

    @ModelAttribute("delayed")
    List<Delayed> delayed(@ModelAttribute("times") PageTime times) {
        return sees(actor.person())
                ? seals.standing(MOST).stream()
                        .map(delay -> new Delayed(delay.lease(), SealDelayWords.of(delay, times)))
                        .toList()
                : List.of();
    }

    private boolean sees(Person person) {
        return Stream.of(Groups.OPERATIONS, Groups.MANAGERS, Groups.CONTRACT, settings.group())
                .anyMatch(person::in);
    }
}
