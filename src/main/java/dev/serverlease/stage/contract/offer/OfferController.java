package dev.serverlease.stage.contract.offer;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The doors for an offered contract, besides the lessee's signature. */
@RestController
@Tag(name = "合同签署 Contract")
class OfferController {

    private final OfferCommands offers;
    private final VisibleLeases visible;
    private final Actor actor;

    OfferController(OfferCommands offers, VisibleLeases visible, Actor actor) {
        this.visible = visible;
        this.offers = offers;
        this.actor = actor;
    }

    @PostMapping("/api/leases/{number}/offer-returns")
    @Operation(
            summary = "登记承租人不签署或者合同未送达 Record that the lessee does not sign, or that nothing reached it",
            description = "202 已受理；409 合同不在承租人处。 202 accepted; 409 if the contract is not with the lessee.")
    ResponseEntity<Void> returned(@PathVariable String number, @Valid @RequestBody OfferReturn request) {
        offers.returned(number, request.reason().strip(), actor.name());
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/api/leases/{number}/corrections")
    @Operation(
            summary =
                    "事实有误：收回尚未签署的合同，退回申请更正并重新审查 A fact is wrong: take back what is not signed yet; the application is corrected and checked anew",
            description =
                    "202 已受理；409 合同不在承租人处，或者承租人已经签署。 202 accepted; 409 if the contract is not with the lessee, or the"
                            + " lessee has signed.")
    ResponseEntity<Void> correct(@PathVariable String number, @Valid @RequestBody OfferReturn request) {
        visible.get(number, actor.person());
        offers.correct(number, request.reason().strip(), actor.name());
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/api/leases/{number}/seal-confirmations")
    @Operation(
            summary = "再次输入本人密码，确认对该合同用印 Confirm with the password again that this contract is to be sealed",
            description = "204 已确认，短时间内有效；403 密码不正确；409 无待用印的合同；422 摘要不是待用印的合同。"
                    + "此后在任务 Task_SealForLessor 中用印；纸面用印的，表单须有 scan（含双方签名、印章的整份扫描件（PDF）的附件编号或者文件名，仅有一份新上传的可以留空）。"
                    + " 204 confirmed for some minutes; 403 wrong password; 409 nothing waits for the seal; 422 another contract."
                    + " The seal follows in the task Task_SealForLessor; sealed on paper, its form has scan: id or name"
                    + " of the attachment (PDF) that shows both signatures; it may be left empty if only one is new.")
    ResponseEntity<Void> confirm(@PathVariable String number, @Valid @RequestBody SealRequest request) {
        offers.confirm(number, request, actor.person());
        return ResponseEntity.noContent().build();
    }
}
