package dev.serverlease.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.papercheck.PaperMarks;
import dev.serverlease.people.Actor;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What of the application was changed since it was first submitted, and the drafts of the contract: all are kept. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseVersions {

    private final VisibleLeases visible;
    private final LeaseRounds rounds;
    private final ApplicationTrees trees;
    private final Contracts contracts;
    private final PaperMarks marks;
    private final Actor actor;
    private final Clock clock;

    LeaseVersions(
            VisibleLeases visible,
            LeaseRounds rounds,
            ApplicationTrees trees,
            Contracts contracts,
            PaperMarks marks,
            Actor actor,
            Clock clock) {
        this.visible = visible;
        this.rounds = rounds;
        this.trees = trees;
        this.contracts = contracts;
        this.marks = marks;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param lines what it says otherwise than the round before */
    record Changed(int round, String by, ZonedDateTime at, List<AgreedChanges.Line> lines) {}

    /** @param current whether it is the newest */
    record Drafted(int version, ZonedDateTime at, String digest, boolean current) {}

    @ModelAttribute
    void versions(@PathVariable String number, Model model) {
        var lease = visible.get(number, actor.person());
        model.addAttribute("changedRounds", changed(lease, actor.person()));
        model.addAttribute("drafts", drafts(number));
        model.addAttribute(
                "notToBeSigned",
                contracts
                        .latest(number)
                        .filter(draft -> marks.isNotToBeSigned(number, draft.version()))
                        .isPresent());
    }

    private List<Changed> changed(Lease lease, Person reader) {
        return IntStream.rangeClosed(2, lease.round())
                .mapToObj(round -> changed(lease.number(), round, reader))
                .filter(changed -> !changed.lines().isEmpty())
                .toList();
    }

    private Changed changed(String number, int round, Person reader) {
        var submission = rounds.submission(number, round);
        return new Changed(
                round,
                submission.by(),
                submission.at().atZone(clock.getZone()),
                lines(
                        trees.of(rounds.application(number, round - 1)),
                        trees.of(rounds.application(number, round)),
                        reader));
    }

    private List<Drafted> drafts(String number) {
        var all = contracts.drafts(number);
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(draft -> drafted(draft, draft.equals(all.get(all.size() - 1))))
                        .toList();
    }

    private Drafted drafted(Contract draft, boolean current) {
        return new Drafted(draft.version(), draft.draftedAt().atZone(clock.getZone()), draft.digest(), current);
    }

    static List<AgreedChanges.Line> lines(ObjectNode before, ObjectNode after, Person reader) {
        var changes = JsonNodeFactory.instance.arrayNode();
        var sections = new TreeSet<String>();
        before.fieldNames().forEachRemaining(sections::add);
        after.fieldNames().forEachRemaining(sections::add);
        for (var section : sections) {
            var members = new TreeSet<String>();
            before.path(section).fieldNames().forEachRemaining(members::add);
            after.path(section).fieldNames().forEachRemaining(members::add);
            for (var member : members) {
                var old = before.path(section).path(member);
                JsonNode now = after.path(section).path(member);
                if (!old.equals(now)) {
                    AgreedChanges.add(
                            changes,
                            section + "." + member,
                            old,
                            now.isMissingNode() ? JsonNodeFactory.instance.nullNode() : now);
                }
            }
        }
        boolean person = Stream.of(before, after).anyMatch(each -> MaskedLessee.isPerson(each.path("lessee")));
        return AgreedChanges.lines(MaskedLessee.changes(changes, person, reader));
    }
}
