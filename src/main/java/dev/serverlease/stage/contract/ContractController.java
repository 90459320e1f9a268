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
    private final ContractPage page;
    private final SignatureCommands signing;
    private final Actor actor;

    ContractController(
            VisibleLeases visible, Contracts contracts, ContractPage page, SignatureCommands signing, Actor actor) {
        this.page = page;
        this.visible = visible;
        this.contracts = contracts;
        this.signing = signing;
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
                .body(page.html(number, contract));
    }

    @PostMapping("/api/leases/{number}/signatures")
    @Operation(summary = "登记承租人签名（纸质） Record the lessee's signature on paper")
    ResponseEntity<Void> sign(@PathVariable String number, @Valid @RequestBody SignatureRequest request) {
        signing.accept(number, request, actor.name());
        return ResponseEntity.accepted().build();
    }
}
