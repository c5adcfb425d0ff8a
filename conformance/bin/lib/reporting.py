"""What the benchmarks have in common besides measuring: their data and the table of their results."""
import os
import subprocess

from measuring import python_with_pydicom, root


class Table:
    """The rows of the result: what, ours, theirs, the ratio or figure, and its bar."""

    def __init__(self, allowance):
        self.allowance = allowance
        self.rows = []
        self.missed = 0

    def at_least(self, what, ours, theirs, value, bar):
        self._add(what, ours, theirs, value, "≥ %g" % (bar * self.allowance), value >= bar * self.allowance)

    def at_most(self, what, ours, theirs, value, bar):
        self._add(what, ours, theirs, value, "≤ %g" % (bar / self.allowance), value <= bar / self.allowance)

    def figure(self, what, ours, theirs, value):
        """A row that is only told: what is compared is not the same."""
        self.rows.append((what, ours, theirs, "%.4g" % value, "", ""))
        print("  %s: %s | %s | %.4g" % (what, ours, theirs, value), flush=True)

    def _add(self, what, ours, theirs, value, bar, reached):
        self.missed += 0 if reached else 1
        self.rows.append((what, ours, theirs, "%.4g" % value, bar, "pass" if reached else "MISSED"))
        print("  %s: %s | %s | %.4g (%s) %s" % (what, ours, theirs, value, bar, self.rows[-1][-1]), flush=True)

    def markdown(self):
        lines = ["| what | Pontis | peer | ratio or figure | bar | |", "| --- | --- | --- | --- | --- | --- |"]
        return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in self.rows]) + "\n"

    def report(self, name):
        """Prints the rows and keeps them below conformance/target; the exit code."""
        os.makedirs(os.path.join(root(), "conformance", "target"), exist_ok=True)
        with open(os.path.join(root(), "conformance", "target", name + ".md"), "w") as out:
            out.write(self.markdown())
        print("\n" + self.markdown())
        print("%s: %s" % (name, "every bar reached" if not self.missed else "%d bars MISSED" % self.missed))
        return 1 if self.missed else 0


def make(generator, folder, options):
    subprocess.run([python_with_pydicom(), generator, folder, "--seed", "benchmark", *options],
                   check=True, stdout=subprocess.DEVNULL)
    return folder
