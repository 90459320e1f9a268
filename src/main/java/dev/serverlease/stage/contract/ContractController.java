package dev.serverlease.stage.contract;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.request.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The contract's doors: read the draft, record the lessee's signature. */
@RestController
@Tag(name = "合同签署 Contract")
class ContractController {

    private final VisibleLeases visible;
    private final Contracts contracts;
    private final SignatureCommands signing;
    private final OfferCommands offers;
    private final Actor actor;

    ContractController(
            VisibleLeases visible, Contracts contracts, SignatureCommands signing, OfferCommands offers, Actor actor) {
        this.visible = visible;
        this.contracts = contracts;
        this.signing = signing;
        this.offers = offers;
        this.actor = actor;
    }

    @GetMapping(value = "/api/leases/{number}/contract", produces = MediaType.TEXT_HTML_VALUE)
    @Operation(summary = "最新合同文本；摘要在 ETag 中 The newest draft, its digest in the ETag")
    ResponseEntity<String> contract(@PathVariable String number) {
        var lease = visible.get(number, actor.person());
        var contract = contracts
                .latest(number)
                .orElseThrow(() -> new Refusal(
                        404,
                        "租赁 " + number + " 尚无合同文本，现处于“" + lease.stage().label() + "”阶段。 Lease " + number
                                + " has no contract yet; it is in stage "
                                + lease.stage().en() + "."));
        return ResponseEntity.ok()
                .eTag(contract.digest())
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(contract.html());
    }

    @PostMapping("/api/leases/{number}/offer-returns")
    @Operation(
            summary = "登记承租人不签署或者合同未送达 Record that the lessee does not sign, or that nothing reached it",
            description = "202 已受理；409 合同不在承租人处。 202 accepted; 409 if the contract is not with the lessee.")
    ResponseEntity<Void> returned(@PathVariable String number, @Valid @RequestBody OfferReturn request) {
        offers.returned(number, request.reason().strip(), actor.name());
        return ResponseEntity.accepted().build();
    }

    @PostMapping("/api/leases/{number}/seal-confirmations")
    @Operation(
            summary = "再次输入本人密码，确认对该合同用印 Confirm with the password again that this contract is to be sealed",
            description =
                    "204 已确认，短时间内有效；403 密码不正确；409 无待用印的合同；422 摘要不是待用印的合同。"
                            + " 204 confirmed for some minutes; 403 wrong password; 409 nothing waits for the seal; 422 another contract.")
    ResponseEntity<Void> confirm(@PathVariable String number, @Valid @RequestBody SealRequest request) {
        offers.confirm(number, request, actor.person());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/leases/{number}/signatures")
    @Operation(summary = "登记承租人签名（纸质） Record the lessee's signature on paper")
    ResponseEntity<Void> sign(@PathVariable String number, @Valid @RequestBody SignatureRequest request) {
        signing.accept(number, request, actor.name());
        return ResponseEntity.accepted().build();
    }
}
