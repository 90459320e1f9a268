package dev.serverlease.stage.inforce.duty;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.inforce.duty.DutyRequests.IncidentRequest;
import dev.serverlease.stage.inforce.duty.DutyRequests.InfringementNoticeRequest;
import dev.serverlease.stage.inforce.duty.DutyRequests.RegulatorOrderRequest;
import dev.serverlease.stage.inforce.duty.DutyRequests.SubleaseRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors for events that create duties of the lessor: orders, infringement notices, incidents, subleases. */
@RestController
@RequestMapping("/api/leases/{number}")
@Tag(name = "法定义务 Duties")
class DutyController {

    private final DutyCommands commands;
    private final DutyRegister register;
    private final VisibleLeases visible;
    private final Actor actor;
    private final Clock clock;

    DutyController(DutyCommands commands, DutyRegister register, VisibleLeases visible, Actor actor, Clock clock) {
        this.commands = commands;
        this.register = register;
        this.visible = visible;
        this.actor = actor;
        this.clock = clock;
    }

    @PostMapping("/regulator-orders")
    @Operation(summary = "登记主管机关或者法院的命令，立即停止服务 Record an order of an authority or court; the service stops at once")
    ResponseEntity<DutyView> ordered(@PathVariable String number, @Valid @RequestBody RegulatorOrderRequest order) {
        return accepted(commands.ordered(number, order));
    }

    @PostMapping("/infringement-notices")
    @Operation(summary = "登记权利人的侵权通知 Record a right-holder's notice (Civil Code art. 1195)")
    ResponseEntity<DutyView> notified(
            @PathVariable String number, @Valid @RequestBody InfringementNoticeRequest notice) {
        return accepted(commands.notified(number, notice));
    }

    @PostMapping("/incidents")
    @Operation(summary = "登记网络安全事件 Record a network-security incident (1, 2 or 4 hours to report)")
    ResponseEntity<DutyView> incident(@PathVariable String number, @Valid @RequestBody IncidentRequest incident) {
        return accepted(commands.incident(number, incident));
    }

    @PostMapping("/subleases")
    @Operation(summary = "登记得知的转租 Record a sublease that is known (Civil Code art. 718)")
    ResponseEntity<DutyView> sublet(@PathVariable String number, @Valid @RequestBody SubleaseRequest sublease) {
        return accepted(commands.sublet(number, sublease));
    }

    @GetMapping("/duties")
    @Operation(summary = "该租赁的法定义务及其办理 The duties of a lease, and what was done")
    List<DutyView> duties(@PathVariable String number) {
        return register.of(visible.get(number, actor.person()).number()).stream()
                .map(duty -> DutyView.of(duty, clock.getZone()))
                .toList();
    }

    private ResponseEntity<DutyView> accepted(Duty duty) {
        return ResponseEntity.accepted().body(DutyView.of(duty, clock.getZone()));
    }
}
