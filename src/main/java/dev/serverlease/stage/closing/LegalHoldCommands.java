package dev.serverlease.stage.closing;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.closing.hold.EndFinding.Kind;
import dev.serverlease.stage.closing.hold.EndFindingNotice;
import dev.serverlease.stage.closing.hold.EndFindings;
import dev.serverlease.stage.closing.hold.LegalHolds;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sets and lifts the legal holds of an archive, and records whether an end in doubt stands. */
@Service
class LegalHoldCommands {

    private final LeaseCommands commands;
    private final LegalHolds holds;
    private final EndFindings findings;
    private final Retention retention;
    private final EndWithoutEffect withoutEffect;
    private final Attachments attachments;
    private final EndFindingNotice notice;

    LegalHoldCommands(
            LeaseCommands commands,
            LegalHolds holds,
            EndFindings findings,
            Retention retention,
            EndWithoutEffect withoutEffect,
            Attachments attachments,
            EndFindingNotice notice) {
        this.commands = commands;
        this.holds = holds;
        this.findings = findings;
        this.retention = retention;
        this.withoutEffect = withoutEffect;
        this.attachments = attachments;
        this.notice = notice;
    }

    /**
     * Idempotent for the same ground.
     *
     * @throws Refusal with 409 if the lease has no archive yet
     */
    void hold(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (!holds.hold(lease, ground, actor)) {
                throw withoutArchive(lease);
            }
        });
    }

    /**
     * @param ground which hold; null for the one that was set last
     * @throws Refusal with 409 if there is no such hold, or it waits for the finding whether the end stands
     */
    void lift(String number, @Nullable String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (holds.isUndecided(number, ground)) {
                throw new Refusal(
                        409,
                        "该项保全等待认定解除是否有效，不能直接解除：请在租赁页面“认定解除效力”中登记认定；要解除其他保全的，请写明是哪一项。"
                                + " This hold waits for the finding whether the end stands and is not lifted by itself: record"
                                + " that under “Find whether the end stands” on the lease's page; to lift"
                                + " another hold, name its ground.");
            }
            if (!holds.lift(lease, ground, retention.of(lease), actor)) {
                throw new Refusal(
                        409, "租赁 " + number + " 的档案未处于该项保全。 The archive of " + number + " is not under such a hold.");
            }
        });
    }

    /**
     * Whether the lease's end stands, where that is in doubt. If it does, or the parties have settled it, what waits
     * for that is lifted; if it does not, the lease goes on, or server and data stay where it cannot. The same finding
     * for the same reason is recorded once.
     *
     * @param proof name of the file on record by which the parties settled it; null for the other kinds
     * @throws Refusal with 409 where nothing is in doubt, 400 if the file is missing, is no such paper, dated too early
     *     or not the only one of its name, or is given for another kind
     */
    void find(String number, Kind kind, String reason, @Nullable String proof, String actor) {
        commands.lockedDo(number, lease -> {
            if (findings.standing(number).filter(last -> last.is(kind, reason)).isPresent()) {
                return;
            }
            if (holds.undecided(number).isEmpty()) {
                throw new Refusal(
                        409,
                        "租赁 " + number + " 没有待认定的解除效力。 Whether the end of lease " + number
                                + " stands is not in doubt.");
            }
            if (kind != Kind.SETTLED_BY_PARTIES
                    && findings.withoutEffect(number).isPresent()) {
                throw new Refusal(
                        409,
                        "已认定解除不发生效力，并已告知承租人（民法典第五百六十五条），出租人不得单方改判：双方书面了结或者有生效裁判的，提交该文件后登记“双方已经了结”。"
                                + " The end was found to have no effect, and the lessee was told (Civil Code art. 565): the lessor"
                                + " does not turn that round alone. Once the parties have settled it in writing, or a judgment is"
                                + " final, hand in that paper and record that the parties have settled it.");
            }
            requireProof(lease, kind, proof);
            findings.add(lease, kind, reason, proof, actor);
            boolean off = false;
            if (kind == Kind.END_WITHOUT_EFFECT) {
                off = withoutEffect.follow(lease, reason, actor);
            } else {
                holds.liftDecided(lease, reason, retention.of(lease), actor);
            }
            notice.tell(lease, kind, off);
        });
    }

    private void requireProof(Lease lease, Kind kind, @Nullable String proof) {
        if (kind != Kind.SETTLED_BY_PARTIES) {
            if (proof != null) {
                throw wrong(
                        "proof", "只有“双方已经了结”须写明文件。 Only that the parties have settled it takes a file; leave it out.");
            }
            return;
        }
        var paper = AttachmentKind.SETTLEMENT_AGREEMENT;
        var named = attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == paper && file.fileName().equals(proof))
                .toList();
        if (named.size() > 1) {
            throw wrong(
                    "proof",
                    "有 " + named.size() + " 个同名的文件“" + proof
                            + "”，无法确定是哪一个：请改名后重新上传，再填写新的文件名。 " + named.size()
                            + " files bear that name: hand the right one in again under another name, and give that.");
        }
        var since = holds.doubtedOn(lease.number());
        if (named.isEmpty() || isBefore(named.get(0), since)) {
            throw wrong(
                    "proof",
                    "请先由法务人员或者合规人员在“附件”中上传双方书面了结的文件，用途选“" + paper.label()
                            + "”，文件日期不早于效力存疑之日 " + since
                            + "，再填写其文件名。 A legal or compliance officer first hands in the paper by which the parties settled"
                            + " it under “Files”, as of that kind and dated no earlier than " + since
                            + ", when the doubt arose; then give its file name.");
        }
    }

    private static boolean isBefore(Attachment file, LocalDate day) {
        var dated = file.effectiveOn();
        return dated == null || dated.isBefore(day);
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }

    private static Refusal withoutArchive(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，尚未建立用户档案，无从保全。 Lease " + lease.number()
                        + " is in stage " + lease.stage().en() + " and has no archive yet.");
    }
}
