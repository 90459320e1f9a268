package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.identity.Verifications;
import dev.serverlease.identity.Verified;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.lease.Risk;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the form of 核验身份 sends, whoever is verified: read, checked, and kept with the server's account, time and digest.
 */
@Component
public class VerificationActs {

    /** Sections of the form; who stands in which depends on what is open. */
    public static final List<String> SECTIONS = List.of("first", "second");

    private final Verifications verifications;
    private final Attachments attachments;
    private final Decisions decisions;
    private final Moment moment;
    private final Actor people;
    private final Clock clock;

    VerificationActs(
            Verifications verifications,
            Attachments attachments,
            Decisions decisions,
            Moment moment,
            Actor people,
            Clock clock) {
        this.verifications = verifications;
        this.attachments = attachments;
        this.decisions = decisions;
        this.moment = moment;
        this.people = people;
        this.clock = clock;
    }

    /** Who decided on the case of this round, where its risk is high. */
    public Set<String> reviewers(Lease lease) {
        return lease.risk() != Risk.HIGH
                ? Set.of()
                : decisions.of(lease.number()).stream()
                        .filter(decision -> decision.round() == lease.round())
                        .map(Decision::officer)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Of these leases those in which this officer is one of them. */
    public Set<String> reviewedBy(String officer, Set<String> numbers) {
        return decisions.decidedAtHighRiskBy(officer, numbers);
    }

    /**
     * @param compared those who are verified, by the section of the form
     * @throws Refusal with 400 that names the fields
     */
    public void check(Lease lease, Map<String, Compared> compared, Submission submission) {
        var sent = sent(lease, compared, submission);
        var problems = fields(submission).problems();
        if (sent.isEmpty()) {
            problems.wrong(SECTIONS.get(0) + ".method", "请至少填写一项核验。 Fill in at least one verification.");
        }
        fields(submission).values().keySet().stream()
                .filter(field -> !SentVerification.FIELDS.contains(field.substring(field.indexOf('.') + 1)))
                .forEach(field -> problems.wrong(field, "表单没有此项，请删去。 The form has no such field: leave it out."));
        for (var one : sent) {
            one.check(problems, LocalDate.now(clock));
            sent.subList(0, sent.indexOf(one)).forEach(other -> one.checkBeside(other, problems));
            if (one.reference() != null
                    && verifications.isOfAnother(
                            one.reference(),
                            one.compared().subject(),
                            one.compared().person())) {
                one.referenceTaken(problems);
            }
        }
        problems.refuseIfAny();
    }

    /** Keeps what was sent and checked, with an audit entry, in the caller's transaction. */
    public void record(Lease lease, Map<String, Compared> compared, String actor, Submission submission) {
        var groups = people.person().groups();
        boolean salesOnly = !groups.isEmpty() && groups.stream().allMatch(Groups.SALES::equals);
        verifications.add(
                lease,
                sent(lease, compared, submission).stream()
                        .map(one -> verified(one, actor, salesOnly))
                        .toList(),
                actor);
    }

    private Verified verified(SentVerification sent, String actor, boolean salesOnly) {
        var file = sent.file();
        var of = sent.compared();
        return new Verified(
                0,
                of.subject(),
                of.person(),
                of.signatory() ? of.name() : null,
                sent.method().orElseThrow(),
                moment.now(),
                actor,
                salesOnly,
                file.map(Attachment::id).orElse(null),
                file.map(Attachment::digest).orElse(null),
                sent.reference(),
                sent.numberEnd(),
                sent.validTo(),
                sent.result().orElseThrow(),
                sent.said(),
                sent.note(),
                null);
    }

    private List<SentVerification> sent(Lease lease, Map<String, Compared> compared, Submission submission) {
        return submission.once("verifications", () -> {
            var files = attachments.of(lease.number());
            var used = verifications.of(lease.number()).stream()
                    .flatMap(one -> Stream.ofNullable(one.attachment()))
                    .collect(Collectors.toUnmodifiableSet());
            var fields = fields(submission);
            var sent = new ArrayList<SentVerification>();
            compared.forEach((section, who) -> {
                var one = new SentVerification(section, who, fields, files, used);
                if (one.isBegun()) {
                    sent.add(one);
                }
            });
            return sent;
        });
    }

    /** The fields of all sections, each named with its section, as errors name them. */
    private static Submission fields(Submission submission) {
        var fields = new HashMap<String, Object>();
        for (var section : SECTIONS) {
            if (!submission.text(section).isEmpty()) {
                submission.group(section).values().forEach((field, value) -> {
                    if (value != null) {
                        fields.put(section + "." + field, value);
                    }
                });
            }
        }
        return new Submission(fields);
    }
}
