package dev.serverlease.stage.application;

import dev.serverlease.lease.LeasePages;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.application.LeaseView.FindingView;
import dev.serverlease.stage.checks.LegalCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sales' door: apply, try an application without storing it, look up leases. */
@RestController
@RequestMapping("/api/leases")
@Tag(name = "租赁 Leases")
class LeaseController {

    private final ApplicationCommands applications;
    private final ApplicationReader reader;
    private final LegalCheck legalCheck;
    private final LeasePages pages;
    private final LeaseReader leaseReader;
    private final VisibleLeases visible;
    private final Actor actor;

    LeaseController(
            ApplicationCommands applications,
            ApplicationReader reader,
            LegalCheck legalCheck,
            LeasePages pages,
            LeaseReader leaseReader,
            VisibleLeases visible,
            Actor actor) {
        this.applications = applications;
        this.reader = reader;
        this.legalCheck = legalCheck;
        this.pages = pages;
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
    @Operation(summary = "查询一份租赁 One lease")
    LeaseView lease(@PathVariable String number) {
        return leaseReader.whole(visible.get(number, actor.person()));
    }

    @GetMapping
    @Operation(
            summary = "按条件分页查询，可以只查逾期的 Leases, page by page; only the overdue ones if asked",
            description = "lessee 为承租人名称的开头或者完整的统一社会信用代码；合同成立后更名或者更正号码的，原名称、原号码同样可以查到，列于 formerNames、formerNumbers。"
                    + "下一页请以 after 传入本页的 next。"
                    + " lessee is the beginning of the lessee's name, or its whole credit code; where the party was renamed or"
                    + " its number put right since the contract, the former ones find it too, and stand in formerNames and"
                    + " formerNumbers. For the next page send this page's next as after.")
    LeasePages.Page leases(
            @RequestParam(required = false) @Nullable LeaseStage stage,
            @RequestParam(required = false) @Nullable String lessee,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size) {
        var person = actor.person();
        var applicant = VisibleLeases.seesAll(person) ? null : person.name();
        return pages.page(new LeasePages.Filter(stage, lessee, reference, applicant, overdue), after, page, size);
    }
}
