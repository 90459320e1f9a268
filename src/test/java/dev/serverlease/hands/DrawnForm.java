package dev.serverlease.hands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Browser;
import java.util.List;

/**
 * A form that form-js and our script beside it draw and fill in, within a page of Tasklist that is open: without the
 * seconds that take somebody to its task.
 *
 * @param values that would be sent
 * @param missing where the fields are that need something, in the order of the page: at first, and after each entry
 */
record DrawnForm(String text, JsonNode values, List<?> missing) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DRAW = """
            const [schema, data, entries, done] = arguments;
            // nobody looks: what form-js does when a frame was painted need not wait for one
            const frames = [window.requestAnimationFrame, window.cancelAnimationFrame];
            window.requestAnimationFrame = next => setTimeout(() => next(performance.now()));
            window.cancelAnimationFrame = clearTimeout;
            (async () => {
              let Form;
              self.webpackChunkcamunda_bpm_webapp.push([['drawn-' + Math.random()], {}, bundle => Form = bundle(57661).Form]);
              // the one that Tasklist has loaded
              const {unfinished} = await import('/camunda/app/tasklist/server-lease/form-js.js');
              const box = document.body.appendChild(document.createElement('div'));
              const form = new Form({container: box});
              const failed = [];
              form.on('error', ({error}) => failed.push(String(error)));
              const fields = () => form.get('formFieldInstanceRegistry').getAllKeyed();
              const look = () => JSON.stringify([fields().map(({valuePath}) => valuePath), form._getState().data]);
              // what is drawn later changes what is there
              const settled = async () => {
                for (let seen, still = 0; still < 3; still = look() === seen ? still + 1 : 0) {
                  seen = look();
                  await new Promise(next => requestAnimationFrame(() => setTimeout(next)));
                }
              };
              const missing = [];
              const ask = () => missing.push(unfinished(form).map(({instance}) => instance.valuePath.join('/')));
              await form.importSchema(JSON.parse(schema), JSON.parse(data));
              await settled();
              ask();
              for (const [at, value] of entries) {
                const fieldInstance = fields().find(({valuePath}) => valuePath.join('/') === at);
                if (!fieldInstance) throw new Error(at + ' is not shown');
                const entered = JSON.parse(value);
                // as it is typed: form-js takes a number 0 that comes from elsewhere for none
                form._update({fieldInstance, value: typeof entered === 'number' ? value : entered});
                await settled();
                ask();
              }
              const drawn = [box.innerText, JSON.stringify(form._getSubmitData()), missing, failed.join()];
              form.destroy();
              box.remove();
              return drawn;
            })().catch(error => ['', '{}', [], String(error)]).then(drawn => {
              [window.requestAnimationFrame, window.cancelAnimationFrame] = frames;
              done(drawn);
            });
            """;

    /** @param entries each with the place of a value, and the value as JSON */
    static DrawnForm in(Browser browser, String[] parts, List<String[]> entries) {
        var drawn = (List<?>) browser.askAndWait(
                DRAW, parts[0], parts[1], entries.stream().map(List::of).toList());
        if (!drawn.get(3).equals("")) {
            throw new AssertionError(drawn.get(3));
        }
        try {
            return new DrawnForm((String) drawn.get(0), JSON.readTree((String) drawn.get(1)), (List<?>) drawn.get(2));
        } catch (JsonProcessingException e) {
            throw new AssertionError(drawn.get(1).toString(), e);
        }
    }
}
