package dev.serverlease.stage.closing.hold;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.closing.hold.EndFinding.Kind;
import dev.serverlease.visit.ToLessee;
import org.springframework.stereotype.Component;

/** Tells people and the lessee what was found on an end in doubt; the reasons stay on record. */
@Component
public class EndFindingNotice {

    private final EndInDoubt doubt;
    private final Notices notices;
    private final ToLessee lessee;

    EndFindingNotice(EndInDoubt doubt, Notices notices, ToLessee lessee) {
        this.doubt = doubt;
        this.notices = notices;
        this.lessee = lessee;
    }

    /** After the finding is on record. */
    public void tell(Lease lease, Kind kind) {
        var next = doubt.next(lease);
        var toLessee = toLessee(kind, next.isPresent());
        lessee.tell(
                lease,
                NoticeKind.END_FOUND,
                new Bilingual(
                        "合同 " + lease.number() + "：" + toLessee.zh(),
                        "Contract " + lease.number() + ": " + toLessee.en()));
        var after = next.orElse(
                kind == Kind.END_WITHOUT_EFFECT
                        ? new Bilingual("保全已经解除，租赁继续履行。", "The hold is lifted and the lease goes on.")
                        : new Bilingual("保全已经解除，清结可以继续。", "The hold is lifted and closing can go on."));
        var found = found(kind);
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.END_FOUND,
                        "租赁 " + lease.number() + "：" + found.zh() + after.zh(),
                        "Lease " + lease.number() + ": " + found.en() + " " + after.en()),
                Audience.group(Groups.LEGAL),
                Audience.group(Groups.OPERATIONS),
                Audience.group(Groups.COMPLIANCE),
                Audience.person(lease.applicant()));
    }

    private static Bilingual found(Kind kind) {
        return switch (kind) {
            case END_EFFECTIVE -> new Bilingual("法务人员认定解除有效。", "a legal officer found that the end stands.");
            case END_WITHOUT_EFFECT ->
                new Bilingual("法务人员认定解除不发生效力。", "a legal officer found that the end has no effect.");
            case SETTLED_BY_PARTIES -> new Bilingual("登记双方已经了结。", "it is on record that the parties have settled it.");
        };
    }

    /**
     * As its page has it, too.
     *
     * @param held whether server and data are held, because the lease could not go on
     */
    public static Bilingual toLessee(Kind kind, boolean held) {
        return switch (kind) {
            case END_EFFECTIVE ->
                new Bilingual(
                        "出租人认定解除有效，合同已经终止，按照约定清结；您在通知到达之前支付的款项计入清结。您有异议的，可以请求人民法院或者仲裁机构确认解除行为的效力（民法典第五百六十五条）。",
                        "the lessor found that the termination stands: the contract has ended and is settled as agreed, and"
                                + " what you paid before the notice arrived is counted. If you object, you may ask the court or the"
                                + " arbitral body to confirm its effect (Civil Code art. 565).");
            case END_WITHOUT_EFFECT ->
                new Bilingual(
                        "出租人认定解除不发生效力，合同没有因该通知终止（民法典第五百六十五条）"
                                + (held ? "。您的服务器和数据予以保留；如何继续，由出租人与您书面确认。" : "，继续履行，服务器随即恢复。")
                                + "您因不能使用受到损失的，有权依法要求赔偿（民法典第五百七十七条、第五百八十四条）。",
                        "the lessor found that the termination has no effect, and the contract did not end by that notice"
                                + " (Civil Code art. 565)"
                                + (held
                                        ? ". Your server and your data are kept; how it goes on the lessor agrees with you in"
                                                + " writing."
                                        : ": it goes on, and the server is switched on again.")
                                + " For what you lost because you could not use it you may claim damages as the law says (arts."
                                + " 577, 584).");
            case SETTLED_BY_PARTIES ->
                new Bilingual(
                        "已登记您与出租人就解除的效力已经书面了结，按照了结的内容和合同清结。",
                        "it is on record that you and the lessor have settled in writing whether the termination stands; what"
                                + " was agreed and the contract govern the rest.");
        };
    }
}
