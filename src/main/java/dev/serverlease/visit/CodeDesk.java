package dev.serverlease.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Moment;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Contract officers read the code out to the visitor, over a telephone number that they know; where none is known they
 * hand it over in person, after they have compared the visitor with the record of the identity's verification. Who
 * looked at a code is kept.
 */
@Component
public class CodeDesk implements CodeChannel {

    /** As evidence names this channel; how the officer passed the code on, nobody records. */
    public static final String NAME = "OFFICER";

    private final LeaseCommands commands;
    private final Notices notices;
    private final Moment moment;

    CodeDesk(LeaseCommands commands, Notices notices, Moment moment) {
        this.commands = commands;
        this.notices = notices;
        this.moment = moment;
    }

    @Override
    public String name(@Nullable String telephone) {
        return NAME;
    }

    @Override
    public void send(Code code) {
        commands.lockedDo(code.leaseNumber(), lease -> {
            code.kind().access().deskCode(code.link(), code.digits());
            notices.tell(code.kind().codeWaits(lease), Audience.group(Groups.CONTRACT));
        });
    }

    /**
     * @param readTo whom it is for, and the telephone number if one is known
     * @param inPerson whether none is
     * @param outdated that little can be done with it any more; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Shown(
            String code,
            Instant goodUntil,
            Bilingual readTo,
            boolean inPerson,
            @Nullable Bilingual outdated) {}

    /** @throws Refusal with 404 if no code is to be read out now, 409 if this officer must not have it */
    public <L extends VisitorLink> Shown show(LinkKind<L> kind, String leaseNumber, String officer) {
        return commands.locked(leaseNumber, lease -> {
            var link = kind.access()
                    .open(leaseNumber)
                    .filter(open -> open.hasCode(moment.now()))
                    .orElseThrow(CodeDesk::none);
            var code = link.deskCode();
            var until = link.codeUntil();
            if (code == null || until == null) {
                throw none();
            }
            kind.requireMayRead(lease, officer);
            // each look is kept: whoever knows the code does not also seal
            kind.access().deskCodeShown(link.id());
            kind.keep(link, LinkKind.Step.CODE_SHOWN, officer, null, Map.of());
            var telephone = link.telephone();
            return new Shown(
                    code,
                    until,
                    new Bilingual(
                            link.signer() + (telephone == null ? "（未留电话）" : "，" + telephone),
                            link.signer() + (telephone == null ? " (no telephone known)" : ", " + telephone)),
                    telephone == null,
                    kind.outdated(lease).orElse(null));
        });
    }

    /**
     * The same as a page.
     *
     * @return the template's name
     * @throws Refusal with 403 for anybody but a contract officer
     */
    public <L extends VisitorLink> String page(LinkKind<L> kind, String leaseNumber, Person officer, Model model) {
        if (!officer.in(Groups.CONTRACT)) {
            throw new Refusal(403, "验证码只由合同管理员查看和口述。 Only contract officers see the code and read it out.");
        }
        model.addAttribute("number", leaseNumber);
        model.addAttribute("shown", show(kind, leaseNumber, officer.name()));
        return "signing-code";
    }

    private static Refusal none() {
        return new Refusal(
                404,
                "现在没有需要口述的验证码：对方尚未打开链接，或者验证码已使用、已过 10 分钟。 There is no code to read out now: nobody has opened the"
                        + " link, or the code is used or older than 10 minutes.");
    }
}
