package dev.serverlease.stage.closing.ground;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.lease.Terminations.Refuted;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections.Accepted;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * 不支持解除的记录: what on record speaks against an end by the lessor, whatever its ground is called. An accepted objection, a
 * finding that an end or its ground was none, and a right that lapsed decide on their facts for good (Civil Code arts.
 * 564, 565); unpaid rent has its own path (art. 722).
 */
@Component
public class AgainstTheEnd {

    /** What is shorter than a sentence says nothing. */
    private static final int SHORTEST_REASON = 8;

    private static final String FORCE_MAJEURE = "FORCE_MAJEURE";

    /** No breach is claimed, and the records say whether it is so. */
    private static final Set<String> OF_NO_BREACH = Set.of("AGREED", Termination.CONDITIONS_NOT_MET);

    private final Terminations terminations;
    private final SuspensionObjections objections;
    private final NewFacts facts;
    private final NotForRent rent;
    private final AfterSuspension suspended;
    private final Clock clock;

    AgainstTheEnd(
            Terminations terminations,
            SuspensionObjections objections,
            NewFacts facts,
            NotForRent rent,
            AfterSuspension suspended,
            Clock clock) {
        this.terminations = terminations;
        this.objections = objections;
        this.facts = facts;
        this.rent = rent;
        this.suspended = suspended;
        this.clock = clock;
    }

    /**
     * What was decided on facts, which are no ground again.
     *
     * @param before facts that were known by then are those
     */
    private record Decided(boolean lapsed, Instant before, Bilingual words) {}

    /**
     * Before a termination is taken.
     *
     * @throws Refusal with 422 if its facts were decided on, unless a record since then tells new ones: a use review
     *     that found a breach, a demand that arrived, or a file that the reasons name; force majeure needs the file
     *     that proves the event, also while the service is suspended for a breach
     */
    public void requireNewFacts(Lease lease, Termination asked) {
        if (OF_NO_BREACH.contains(asked.ground())) {
            return;
        }
        var decided = asked.party() == Party.LESSOR ? decided(lease) : lapsedOf(lease, asked);
        if (asked.party() == Party.LESSOR && asked.ground().equals(FORCE_MAJEURE)) {
            if ((suspended.isForABreach(lease) || !decided.isEmpty()) && !facts.nameFile(lease, asked)) {
                throw unproved(decided);
            }
            return;
        }
        var old = decided.stream()
                .filter(one -> !isByRecord(asked, one) && !facts.areNew(lease, asked, one.before()))
                .toList();
        if (!old.isEmpty()) {
            throw noNewFacts(old);
        }
    }

    /** For the officer who gives the lessor's notice. */
    public List<Bilingual> shown(Lease lease) {
        return Stream.concat(
                        decided(lease).stream()
                                .map(
                                        one -> new Bilingual(
                                                one.words().zh()
                                                        + "。同一事实不再是解除事由：请核对本次的事实是否为新的事实，是的，通知到达时在“备注”中写明依据；不是的，不发出通知。",
                                                one.words().en()
                                                        + ". The same facts are no ground any more: see whether these are new; if so, give the basis in the"
                                                        + " note when the notice has arrived, and give no notice if they are not.")),
                        rent.shown(lease).stream())
                .toList();
    }

    /** @throws Refusal with 400 where something speaks against the end, and the note does not say why it ends */
    public void requireReasoned(Lease lease, String note) {
        var against = shown(lease);
        if (note.strip().length() < SHORTEST_REASON && !against.isEmpty()) {
            var text = "有记录不支持本次解除：请核实，并在备注中写明本次的事由为何是另一事由及其依据。"
                    + against.stream().map(Bilingual::zh).collect(Collectors.joining())
                    + " Something on record speaks against this end: verify it, and say in the note why this ground is another, and"
                    + " the basis. "
                    + against.stream().map(Bilingual::en).collect(Collectors.joining(" "));
            throw new Refusal(400, text, List.of(new FieldError("note", text)));
        }
    }

    /** Whether an objection of the lessee to the termination that is under way was accepted. */
    public boolean isGivenUp(Lease lease) {
        return objections.accepted(lease.number()).stream()
                .anyMatch(
                        accepted -> !accepted.isOfSuspension() && !accepted.at().isBefore(lease.stageSince()));
    }

    /** @throws Refusal with 409 if one was */
    public void requireNotGivenUp(Lease lease) {
        if (isGivenUp(lease)) {
            var text = "承租人对本次解除的异议已被认定成立，不再发出、登记解除通知：请选择“不解除”，写明“出租人的解除事由不成立”。"
                    + " The lessee's objection to this termination was accepted: no notice is given or recorded any more; answer that"
                    + " the lease is not terminated, for the lessor's ground is unfounded.";
            throw new Refusal(409, text, List.of(new FieldError("answer", text)));
        }
    }

    private List<Decided> decided(Lease lease) {
        return Stream.concat(
                        objections.accepted(lease.number()).stream()
                                .map(accepted -> new Decided(false, accepted.at(), words(accepted))),
                        terminations.refuted(lease.number()).stream()
                                .filter(refuted -> refuted.isOf(Party.LESSOR))
                                .map(this::decided))
                .toList();
    }

    /** Of the lessee's rights only the same one is known to be no ground. */
    private List<Decided> lapsedOf(Lease lease, Termination asked) {
        return terminations.refuted(lease.number()).stream()
                .filter(refuted -> refuted.isLapsed() && refuted.isOf(asked))
                .map(this::decided)
                .toList();
    }

    private Decided decided(Refuted refuted) {
        var asked = refuted.requestedAt();
        return new Decided(
                refuted.isLapsed(), refuted.isLapsed() && asked != null ? asked : refuted.foundAt(), words(refuted));
    }

    /** Since when a sublease is known, and whether an objection opens the way again, is read from the records. */
    private static boolean isByRecord(Termination asked, Decided decided) {
        return decided.lapsed() && asked.ground().equals(NewFacts.SUBLEASE);
    }

    private Bilingual words(Accepted accepted) {
        return new Bilingual(
                "承租人对" + (accepted.isOfSuspension() ? "暂停" : "解除") + "的异议成立（" + day(accepted.at()) + " 答复）",
                "The lessee's objection to the " + (accepted.isOfSuspension() ? "suspension" : "termination")
                        + " was accepted on " + day(accepted.at()));
    }

    private Bilingual words(Refuted refuted) {
        var asked = asked(refuted);
        if (!refuted.isLapsed()) {
            var word = Words.of("not-terminated", refuted.answer());
            return new Bilingual(
                    word.zh() + "（" + day(refuted.foundAt()) + " 认定）：" + asked.zh(),
                    word.en() + ", as found on " + day(refuted.foundAt()) + ": " + asked.en());
        }
        var since = refuted.knownSince();
        return new Bilingual(
                "以下事由的解除权已经消灭（" + day(refuted.foundAt()) + " 认定，民法典第五百六十四条）：" + asked.zh()
                        + (since == null ? "" : "，自 " + since + " 知道"),
                "A right to terminate has lapsed (Civil Code art. 564), as found on " + day(refuted.foundAt()) + ": "
                        + asked.en() + (since == null ? "" : ", known since " + since));
    }

    private static Bilingual asked(Refuted refuted) {
        if (refuted.ground() == null) {
            return new Bilingual("没有另行提出的解除", "an end that nobody had asked for apart");
        }
        var ground = Words.of("termination-ground", refuted.ground());
        return new Bilingual(
                ground.zh() + "，事实与理由为“" + refuted.explanation() + "”",
                ground.en() + ", facts and reasons “" + refuted.explanation() + "”");
    }

    private Refusal noNewFacts(List<Decided> old) {
        var last = old.stream()
                .map(Decided::before)
                .max(Instant::compareTo)
                .map(this::day)
                .orElseThrow();
        return refusal(
                "knownSince",
                zh(old) + "。同一事实不再是解除事由，换用其他事由、改填知道之日也不能恢复。确有新的事实的，“知道解除事由之日”须晚于 " + last
                        + "，并须有此后的记录：先在“附件”中提交证明材料，在事实与理由中写明其文件名；此后使用情况复核另行认定违约，或者此后另有书面催告到达的，以该记录为准。",
                en(old)
                        + ". The same facts are no ground any more, under whatever name and day. For new facts, known after "
                        + last
                        + ", a record since then is needed: hand in the evidence under “Files” and name the file in the reasons;"
                        + " a later use review that found a breach, or a later demand that arrived, does too.");
    }

    private static Refusal unproved(List<Decided> decided) {
        return refusal(
                "explanation",
                (decided.isEmpty() ? "服务因承租人违约暂停" : zh(decided))
                        + "。违约不是不可抗力（民法典第一百八十条、第五百六十三条第一款第一项）：确因不可抗力不能实现合同目的的，先在“附件”中提交证明该事件的文件，在事实与理由中写明其文件名。",
                (decided.isEmpty() ? "The service is suspended for a breach" : en(decided))
                        + ". A breach is no force majeure (Civil Code arts. 180, 563(1) no. 1): if such an event defeats the purpose of"
                        + " the contract, hand in under “Files” the file that proves it, and name that file in the reasons.");
    }

    private static String zh(List<Decided> decided) {
        return decided.stream().map(one -> one.words().zh()).collect(Collectors.joining("；"));
    }

    private static String en(List<Decided> decided) {
        return decided.stream().map(one -> one.words().en()).collect(Collectors.joining("; "));
    }

    private static Refusal refusal(String field, String zh, String en) {
        var text = zh + " " + en;
        return new Refusal(422, text, List.of(new FieldError(field, text)));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
