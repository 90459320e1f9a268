package dev.serverlease.access.factor;

import dev.serverlease.paper.QrCode;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.SealingSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;

/** 第二验证因素: the officers' own page, its doors, and the administrators' reset. */
@Controller
@Tag(name = "第二验证因素 Second factor")
class FactorController {

    private static final String ISSUER = "Server Lease";

    private final FactorCommands commands;
    private final SecondFactors factors;
    private final FactorTable table;
    private final SealingSettings settings;
    private final Actor actor;

    FactorController(
            FactorCommands commands, SecondFactors factors, FactorTable table, SealingSettings settings, Actor actor) {
        this.commands = commands;
        this.factors = factors;
        this.table = table;
        this.settings = settings;
        this.actor = actor;
    }

    /** @param code of the app that is enrolled already, where there is one */
    record SetUp(
            @NotBlank(message = "请输入本人密码。 Give your own password.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            String password,

            @Size(max = 20, message = "最多 20 字。 At most 20 characters.") @Nullable
            String code) {}

    record FirstCode(
            @Size(max = 20, message = "最多 20 字。 At most 20 characters.") @Nullable
            String code) {}

    record Reset(
            @NotBlank(message = "请输入本人密码。 Give your own password.")
            @Size(max = 200, message = "最多 200 字。 At most 200 characters.")
            String password) {}

    /** @param required whether each sealing asks for a code */
    record Standing(boolean required, boolean enrolled) {}

    @GetMapping("/api/second-factor")
    @ResponseBody
    @Operation(summary = "用印是否需要动态验证码，本人是否已登记 Whether sealing asks for a code, and whether one's app is enrolled")
    Standing standing() {
        return new Standing(factors.isAskedFor(), factors.isAskedFor() && factors.isEnrolled(actor.name()));
    }

    @PostMapping("/api/second-factor")
    @Operation(
            summary = "开始设置手机验证器 Begin to set up an app",
            description = "204 已开始，十分钟内在页面上扫码并输入首个验证码；403 密码或者验证码不正确；409 未启用。 204: scan the code on the page and"
                    + " confirm within ten minutes; 403 wrong password or code; 409 not asked for here.")
    ResponseEntity<Void> begin(@Valid @RequestBody SetUp request) {
        commands.begin(actor.person(), request.password(), request.code());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/second-factor/confirmation")
    @Operation(summary = "输入首个动态验证码，完成登记 Confirm with the first code")
    ResponseEntity<Void> enrol(@Valid @RequestBody FirstCode request, HttpServletRequest from) {
        commands.enrol(actor.person(), request.code(), from.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/second-factors/{user}/reset")
    @Operation(summary = "系统管理员重置他人的第二验证因素 An administrator resets somebody's second factor")
    ResponseEntity<Void> reset(@PathVariable String user, @Valid @RequestBody Reset request, HttpServletRequest from) {
        commands.reset(actor.person(), request.password(), user, from.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/desk/second-factor")
    String page(Model model) {
        var person = actor.person();
        boolean seals = factors.isAskedFor()
                && (person.in(settings.group()) || person.in(Groups.LEGAL) || person.in(Groups.COMPLIANCE));
        var pending = seals ? factors.pending(person.name()) : null;
        model.addAttribute("person", person.name());
        model.addAttribute("asked", factors.isAskedFor());
        model.addAttribute("seals", seals);
        model.addAttribute("enrolled", seals && factors.isEnrolled(person.name()));
        model.addAttribute("secret", pending == null ? null : OneTimeCodes.base32(pending));
        model.addAttribute("qr", pending == null ? null : QrCode.dataUri(uri(person.name(), pending)));
        model.addAttribute("others", person.in(Groups.ADMINISTRATORS) ? table.enrolled() : List.of());
        return "second-factor";
    }

    /** As the apps read it. */
    private static String uri(String user, byte[] secret) {
        var issuer = URLEncoder.encode(ISSUER, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + issuer + ":" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "?secret="
                + OneTimeCodes.base32(secret) + "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period="
                + OneTimeCodes.STEP.toSeconds();
    }
}
