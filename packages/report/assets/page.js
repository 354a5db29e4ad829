/** The page's whole script: one view at a time, and tables that are filtered and sorted. Without it everything is there, one below the other. */
(() => {
  const tabs = [...document.querySelectorAll(".tabs a")];
  const viewOf = (tab) => document.getElementById(tab.hash.slice(1));

  const show = (wanted) => {
    for (const tab of tabs) {
      const selected = tab === wanted;
      tab.setAttribute("aria-selected", String(selected));
      // One stop for the Tab key; the arrows go from view to view.
      tab.tabIndex = selected ? 0 : -1;
      viewOf(tab).hidden = !selected;
    }
    wanted.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const shown = () => tabs.find((tab) => tab.hash === location.hash);

  document.querySelector(".tabs").setAttribute("role", "tablist");
  for (const tab of tabs) {
    const view = viewOf(tab);
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", view.id);
    view.setAttribute("role", "tabpanel");
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", tab.hash);
      show(tab);
      scrollTo({ top: 0 });
    });
    tab.addEventListener("keydown", (event) => {
      const at = tabs.indexOf(tab);
      const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      const next = goal === undefined ? undefined : tabs.at(goal % tabs.length);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
  }
  addEventListener("hashchange", () => {
    const tab = shown();
    if (tab) show(tab);
  });
  show(shown() ?? tabs[0]);
  // The browser goes to the view that the address names; it is the only one, and the page is shown from its top.
  addEventListener("load", () => scrollTo({ top: 0 }));

  const textOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const order = new Intl.Collator("en", { numeric: true });

  const sortBy = (head, column) => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = head.closest("table").tBodies[0];
    const isNumber = head.classList.contains("number");
    const compare = (one, other) => {
      const [first, second] = [textOf(one, column), textOf(other, column)];
      return isNumber ? Number(first) - Number(second) : order.compare(first, second);
    };
    body.append(...[...body.rows].sort((one, other) => (down ? compare(other, one) : compare(one, other))));
  };

  for (const table of document.querySelectorAll(".rows")) {
    const rows = [...table.querySelectorAll("tbody tr")];
    for (const [column, head] of [...table.querySelectorAll("thead th")].entries()) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sortBy(head, column));
    }
    const filter = table.querySelector(".filter");
    if (filter === null) continue;
    filter.hidden = false;
    const [input, output] = [filter.querySelector("input"), filter.querySelector("output")];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/);
      let left = 0;
      for (const [index, row] of rows.entries()) {
        row.hidden = !words.every((word) => texts[index].includes(word));
        if (!row.hidden) left += 1;
      }
      output.textContent = `${left} of ${rows.length}`;
    });
  }
})();
