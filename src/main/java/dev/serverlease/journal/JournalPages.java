package dev.serverlease.journal;

import dev.serverlease.evidence.EvidenceState;
import dev.serverlease.people.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 操作日志: the operators' journal for managers and administrators, as JSON and as a page. */
@Controller
@Tag(name = "操作日志 Operators' journal")
class JournalPages {

    private final JournalList journal;
    private final Actor actor;
    private final EvidenceState evidence;

    JournalPages(JournalList journal, Actor actor, EvidenceState evidence) {
        this.evidence = evidence;
        this.journal = journal;
        this.actor = actor;
    }

    @GetMapping("/api/journal")
    @ResponseBody
    @Operation(summary = "管理员、运维人员对流程引擎的操作及登录，新的在前 What administrators and operators did, and sign-ins; newest first")
    JournalList.Page journal(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable JournalKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Min(1) @Nullable Long before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size) {
        return journal.page(filter(actor, kind, day, before), size);
    }

    @GetMapping("/journal")
    String page(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable JournalKind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Min(1) @Nullable Long before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            Model model) {
        var filter = filter(actor, kind, day, before);
        model.addAttribute("person", this.actor.name());
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", JournalKind.values());
        model.addAttribute("size", size);
        model.addAttribute("evidence", evidence.now());
        model.addAttribute("list", journal.page(filter, size));
        return "journal";
    }

    private static JournalList.Filter filter(
            @Nullable String actor, @Nullable JournalKind kind, @Nullable LocalDate day, @Nullable Long before) {
        return new JournalList.Filter(actor == null || actor.isBlank() ? null : actor.strip(), kind, day, before);
    }
}
