package dev.serverlease.stage.closing.hold;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * 解除效力存疑: while it is in doubt whether the end stands, and once it was found not to, the server is not taken back and
 * the data not disposed of; whose task it is reads here what comes next.
 */
@Component
public class EndInDoubt {

    private static final Bilingual DAMAGES = new Bilingual(
            "承租人因不能使用受到的损失，依民法典第五百七十七条、第五百八十四条，与不计租金的期间一并计入清结；",
            " What the lessee lost by not being able to use it (Civil Code arts. 577, 584), and the time for which no rent"
                    + " runs, belong to the settlement.");

    private static final Bilingual LIFTED_BY = new Bilingual(
            "双方书面了结或者有生效裁判的，提交该文件后登记“双方已经了结”：保全只因此解除。",
            " Once the parties have settled it in writing, or a judgment is final, hand in that paper and record that:"
                    + " nothing else lifts the hold.");

    private final LegalHolds holds;
    private final EndFindings findings;
    private final Notices notices;
    private final Clock clock;

    EndInDoubt(LegalHolds holds, EndFindings findings, Notices notices, Clock clock) {
        this.notices = notices;
        this.holds = holds;
        this.findings = findings;
        this.clock = clock;
    }

    /**
     * Holds server and data until it is found whether the end stands, and tells the legal officers.
     *
     * @param ground why that is in doubt
     * @return false where the lease has no archive, as before it was handed over, so that there is nothing to hold
     */
    public boolean raise(Lease lease, String ground) {
        if (!holds.holdUntilDecided(lease, ground)) {
            return false;
        }
        var next = open(ground);
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.END_IN_DOUBT,
                        "租赁 " + lease.number() + "：" + next.zh(),
                        "Lease " + lease.number() + ": " + next.en()),
                Audience.group(Groups.LEGAL));
        return true;
    }

    /** What the legal officer does next; empty where nothing is in doubt. */
    public Optional<Bilingual> next(Lease lease) {
        return holds.undecided(lease.number())
                .map(ground -> findings.withoutEffect(lease.number())
                        .map(found -> without(lease, found))
                        .orElseGet(() -> open(ground)));
    }

    /** Of these leases those of which a legal officer does something next. */
    public Set<String> undecided(Set<String> numbers) {
        return holds.undecided(numbers);
    }

    /** @throws Refusal with 409 while the end is in doubt, or was found without effect */
    public void requireStanding(Lease lease) {
        next(lease).ifPresent(next -> {
            throw new Refusal(409, next.both());
        });
    }

    /** Why the archive is under legal hold, for whatever ground; empty if it is not. */
    public Optional<String> held(Lease lease) {
        return holds.of(lease.number());
    }

    private static Bilingual open(String ground) {
        return new Bilingual(
                "解除是否有效待法务人员认定（" + ground + "）。认定之前不收回服务器，不返还、不删除数据。下一步：由法务人员在租赁页面“认定解除效力”中认定并写明理由。",
                "Whether the end stands waits for a legal officer (" + ground
                        + "). Until then the server is not taken back, and no data"
                        + " returned or erased. Next: the finding and its reasons, on the lease's page under “Find whether the"
                        + " end stands”.");
    }

    private Bilingual without(Lease lease, EndFinding found) {
        var how = lease.stage() != LeaseStage.ENDED
                ? new Bilingual(
                        "系统不能恢复本租赁，也不能撤回通知所定的终止之日。下一步：请与承租人书面确认如何继续，就同一服务器申请新的租赁，数据保留至其时。",
                        " The product cannot restore this lease, nor take back the day that a notice set. Next: agree in writing with"
                                + " the lessee how to go on, and apply for a new lease of the same server; the data is kept until"
                                + " then.")
                : new Bilingual(
                        "租赁已经结束，本租赁不能恢复。下一步：请与承租人书面确认，就同一服务器申请新的租赁，尚存的数据保留至其时。",
                        " This lease is closed and cannot be restored. Next: agree in writing with the lessee to apply for a"
                                + " new lease of the same server; what is left of the data is kept until then.");
        return new Bilingual(
                PageTime.zh(clock.getZone()).day(found.foundAt())
                        + "已认定解除不发生效力（民法典第五百六十五条）：服务器不得另行出租，数据不返还、不删除。" + how.zh() + DAMAGES.zh()
                        + LIFTED_BY.zh(),
                "The end was found on "
                        + PageTime.en(clock.getZone()).day(found.foundAt())
                        + " to have no effect (Civil Code art. 565): the server is not let to others, and no data is"
                        + " returned or erased." + how.en() + DAMAGES.en() + LIFTED_BY.en());
    }
}
