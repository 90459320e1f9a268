package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Contract officers read the code out to the signer, over a telephone number that they know. Who looked at a code is
 * kept.
 */
@Component
class CodeDesk implements CodeChannel {

    /** As evidence names this channel. */
    static final String NAME = "OFFICER";

    private final LeaseCommands commands;
    private final LinkTable links;
    private final LinkSteps steps;
    private final Notices notices;
    private final Moment moment;

    CodeDesk(LeaseCommands commands, LinkTable links, LinkSteps steps, Notices notices, Moment moment) {
        this.commands = commands;
        this.links = links;
        this.steps = steps;
        this.notices = notices;
        this.moment = moment;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void send(Code code) {
        commands.lockedDo(code.leaseNumber(), lease -> {
            links.deskCode(code.link(), code.digits());
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.SIGNING_ONLINE,
                            "租赁 " + lease.number() + " 的签署人已打开签署链接，等待验证码。请拨打所留电话，核对本人后在租赁页面查看并口述验证码，10 分钟内有效。",
                            "The signer of lease " + lease.number()
                                    + " has opened the link and waits for the code. Call the"
                                    + " number that is known, make sure who answers, and read the code out from the lease's"
                                    + " page; it is good for 10 minutes."),
                    Audience.group(Groups.CONTRACT));
        });
    }

    /** @param readTo the signer, and the telephone number if one is known */
    record Shown(String code, Instant goodUntil, Bilingual readTo) {}

    /** @throws Refusal with 404 if no code is to be read out now */
    Shown show(String leaseNumber, String officer) {
        return commands.locked(leaseNumber, lease -> {
            var link = links.open(leaseNumber)
                    .filter(open -> open.hasCode(moment.now()))
                    .orElseThrow(CodeDesk::none);
            var code = link.deskCode();
            var until = link.codeUntil();
            if (code == null || until == null) {
                throw none();
            }
            if (!link.deskCodeShown()) {
                links.deskCodeShown(link.id());
                steps.keep(link, officer, "SIGNING_CODE_SHOWN", null, java.util.Map.of());
            }
            var telephone = link.telephone();
            return new Shown(
                    code,
                    until,
                    new Bilingual(
                            link.signer() + (telephone == null ? "（未留电话）" : "，" + telephone),
                            link.signer() + (telephone == null ? " (no telephone known)" : ", " + telephone)));
        });
    }

    private static Refusal none() {
        return new Refusal(
                404,
                "现在没有需要口述的验证码：签署人尚未打开链接，或者验证码已使用、已过 10 分钟。 There is no code to read out now: the signer has not"
                        + " opened the link, or the code is used or older than 10 minutes.");
    }
}
