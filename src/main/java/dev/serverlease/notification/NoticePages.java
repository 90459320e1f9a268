package dev.serverlease.notification;

import dev.serverlease.people.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The notices of the signed-in person, as JSON and as a page. */
@Controller
@Tag(name = "通知 Notices")
class NoticePages {

    private final NoticeList notices;
    private final Actor actor;

    NoticePages(NoticeList notices, Actor actor) {
        this.notices = notices;
        this.actor = actor;
    }

    @GetMapping("/api/notices")
    @ResponseBody
    @Operation(summary = "我和我组收到的通知，新的在前 Notices to me and my groups, newest first")
    NoticeList.Page notices(
            @Parameter(description = "只列早于该通知的 Only those older than the notice with this id")
                    @RequestParam(required = false)
                    @Min(1)
                    @Nullable
                    Long before,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size) {
        return notices.page(actor.person(), before, page, size);
    }

    @PostMapping("/api/notices/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "标为已读 Mark as read")
    void read(@PathVariable long id) {
        notices.markRead(id, actor.person());
    }

    @GetMapping("/notices")
    String page(
            @RequestParam(required = false) @Min(1) @Nullable Long before,
            @RequestParam(defaultValue = "20") @Min(1) @Max(200) int size,
            Model model) {
        model.addAttribute("count", notices.count(actor.person()));
        model.addAttribute("list", notices.page(actor.person(), before, 0, size));
        model.addAttribute("before", before);
        model.addAttribute("mostCounted", NoticeList.MOST_COUNTED);
        return "notices";
    }

    @PostMapping("/notices/{id}/read")
    String readOnPage(@PathVariable long id) {
        notices.markRead(id, actor.person());
        return "redirect:/notices";
    }
}
