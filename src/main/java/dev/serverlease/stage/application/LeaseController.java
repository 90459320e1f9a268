package dev.serverlease.stage.application;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.application.LeaseView.FindingView;
import dev.serverlease.stage.checks.LegalCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sales' door: apply, try an application without storing it, look up a lease. */
@RestController
@RequestMapping("/api/leases")
@Tag(name = "租赁 Leases")
class LeaseController {

    private final ApplicationCommands applications;
    private final ApplicationReader reader;
    private final LegalCheck legalCheck;
    private final LeaseReader leaseReader;
    private final VisibleLeases visible;
    private final Actor actor;

    LeaseController(
            ApplicationCommands applications,
            ApplicationReader reader,
            LegalCheck legalCheck,
            LeaseReader leaseReader,
            VisibleLeases visible,
            Actor actor) {
        this.applications = applications;
        this.reader = reader;
        this.legalCheck = legalCheck;
        this.leaseReader = leaseReader;
        this.visible = visible;
        this.actor = actor;
    }

    record ChecksView(List<FindingView> findings) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "提交申请 Apply for a lease; the answer carries the findings")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(ref = "#/components/schemas/Application")))
    ResponseEntity<LeaseView> apply(@RequestBody String application) {
        return applications.submit(application, actor.name(), accepted -> {
            var view = leaseReader.view(accepted.lease());
            return accepted.created()
                    ? ResponseEntity.created(URI.create("/api/leases/" + view.number()))
                            .body(view)
                    : ResponseEntity.ok(view);
        });
    }

    @PostMapping(value = "/checks", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "试审，不保存 Try the checks, nothing is stored")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(ref = "#/components/schemas/Application")))
    ChecksView check(@RequestBody String application) {
        return new ChecksView(
                LeaseReader.findings(legalCheck.today(reader.read(application).content()), false));
    }

    @GetMapping("/{number}")
    @Operation(summary = "查询一件租赁 One lease")
    LeaseView lease(@PathVariable String number) {
        var person = actor.person();
        return leaseReader.whole(visible.get(number, person), person);
    }
}
