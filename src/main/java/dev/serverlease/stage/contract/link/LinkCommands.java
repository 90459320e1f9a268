package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Moment;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.link.SigningLinks.Sent;
import dev.serverlease.stage.contract.link.SigningLinks.To;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** What contract officers do about signing by link. */
@Service
class LinkCommands {

    private final LeaseCommands commands;
    private final SigningLinks signing;
    private final LinkTable links;
    private final LinkSteps steps;
    private final Explanations explanations;
    private final LesseeOffer offer;
    private final Moment moment;

    LinkCommands(
            LeaseCommands commands,
            SigningLinks signing,
            LinkTable links,
            LinkSteps steps,
            Explanations explanations,
            @Lazy LesseeOffer offer,
            Moment moment) {
        this.offer = offer;
        this.commands = commands;
        this.signing = signing;
        this.links = links;
        this.steps = steps;
        this.explanations = explanations;
        this.moment = moment;
    }

    /**
     * @throws Refusal with 400 if the letter of authority was not checked, 409 in a stage that waits for no signature
     */
    Sent issue(String number, To to, boolean authorityChecked, @Nullable String key, String officer) {
        if (to == To.REPRESENTATIVE && !authorityChecked) {
            var message = "向代理人发出链接前，请核对授权委托书的授权范围、日期和印章。 Before the representative gets a link, check the letter of"
                    + " authority: its scope, date and seal.";
            throw new Refusal(400, message, List.of(new FieldError("authorityChecked", message)));
        }
        return commands.locked(number, lease -> signing.issue(lease, to, key, officer));
    }

    /** @throws Refusal with 409 if no link is open */
    void revoke(String number, String reason, String officer) {
        commands.lockedDo(number, lease -> {
            if (!signing.cancel(lease, officer, reason)) {
                throw new Refusal(409, "没有可以撤销的签署链接。 No signing link is open that could be revoked.");
            }
        });
    }

    /**
     * @throws Refusal with 404 if nobody asked this, 409 if it is answered or the contract is no longer to be signed
     */
    void explain(String number, int asked, String answer, String officer) {
        commands.lockedDo(number, lease -> {
            var question = explanations.of(number).stream()
                    .filter(one -> one.position() == asked)
                    .findFirst()
                    .orElseThrow(() -> new Refusal(404, "没有这项说明请求。 Nobody asked for this explanation."));
            if (question.answer() != null) {
                throw new Refusal(409, "这项请求已经答复，答复不能更改。 It is answered already, and an answer is not changed.");
            }
            if (!offer.isOpen(lease, question.version())) {
                throw LeaseMessages.notWaiting(lease);
            }
            var link = links.latest(number).orElseThrow();
            var entry = steps.entry(link, officer, "EXPLANATION_GIVEN", null, Map.of("explanation", answer));
            steps.keep(Explanations.given(entry, asked, answer, officer, moment.now()), link);
        });
    }
}
