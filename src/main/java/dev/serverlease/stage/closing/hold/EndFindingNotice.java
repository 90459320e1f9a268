package dev.serverlease.stage.closing.hold;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.stage.closing.hold.DoubtToLessee.After;
import dev.serverlease.stage.closing.hold.EndFinding.Kind;
import dev.serverlease.visit.ToLessee;
import org.springframework.stereotype.Component;

/** Tells people and the lessee what was found on an end in doubt; the reasons stay on record. */
@Component
public class EndFindingNotice {

    private final EndInDoubt doubt;
    private final Notices notices;
    private final ToLessee lessee;
    private final DoubtToLessee words;

    EndFindingNotice(EndInDoubt doubt, Notices notices, ToLessee lessee, DoubtToLessee words) {
        this.words = words;
        this.doubt = doubt;
        this.notices = notices;
        this.lessee = lessee;
    }

    /**
     * After the finding is on record.
     *
     * @param off whether the lease goes on and its service stays off for something else
     */
    public void tell(Lease lease, Kind kind, boolean off) {
        var next = doubt.next(lease);
        var toLessee = words.found(
                lease.number(), kind, next.isPresent() ? After.HELD : off ? After.STAYS_OFF : After.GOES_ON);
        lessee.tell(
                lease,
                NoticeKind.END_FOUND,
                new Bilingual(
                        "合同 " + lease.number() + "：" + toLessee.zh(),
                        "Contract " + lease.number() + ": " + toLessee.en()));
        var after = next.orElse(
                kind == Kind.END_WITHOUT_EFFECT
                        ? new Bilingual(
                                "保全已经解除，租赁继续履行" + (off ? "，但服务仍暂停。" : "。"),
                                "The hold is lifted and the lease goes on"
                                        + (off ? ", its service still suspended." : "."))
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
}
