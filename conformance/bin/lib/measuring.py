"""What the benchmark is made of: the two servers, timed requests, wrk, and the two converters."""
import http.client
import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from urllib.parse import urlsplit

PYDICOM = r"""
import glob, sys, time, pydicom
files = sorted(glob.glob(sys.argv[1] + "/**/*.dcm", recursive=True))
start = time.perf_counter()
with open("/dev/null", "w") as out:
    for f in files:
        out.write(pydicom.dcmread(f).to_json(1024, lambda element: "bulk/%08x" % element.tag))
print(time.perf_counter() - start)
"""


def root():
    return os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))


def python_with_pydicom():
    for python in (os.environ.get("PONTIS_PYTHON"), "/usr/bin/python3", sys.executable):
        if python and os.path.exists(python) and subprocess.run(
                [python, "-c", "import pydicom"], stderr=subprocess.DEVNULL).returncode == 0:
            return python
    return None


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for each in sockets:
        each.close()
    return ports


def folder_size(folder):
    """The number of DICOM files below a folder, and their bytes."""
    files = [os.path.join(d, f) for d, _, names in os.walk(folder) for f in names if f.endswith(".dcm")]
    return len(files), sum(os.path.getsize(f) for f in files)


def build():
    """Builds what is not built, so that no figure contains it."""
    subprocess.run([os.path.join(root(), "gateway", "bin", "pontis"), "--version"], check=True)


class Orthanc:
    """Orthanc with DICOMweb, started by the project's own peer script."""

    def __init__(self, work, ports, peers=()):
        """Peers are AE=PORT: application entities on this machine that it may move instances to."""
        self.peers = peers
        self.dir = os.path.join(work, "orthanc")
        self.script = os.path.join(root(), "conformance", "bin", "peers", "orthanc")
        self.ports = [str(p) for p in ports]
        self.dicomweb = "http://127.0.0.1:%s/dicom-web" % self.ports[0]

    def __enter__(self):
        subprocess.run([self.script, "start", self.dir, *self.ports, *self.peers], check=True)
        return self

    def __exit__(self, *_):
        subprocess.run([self.script, "stop", self.dir], check=False)

    def load(self, folder):
        subprocess.run([self.script, "load", self.dir, folder], check=True)


def folder(path):
    """A site's entry in the configuration."""
    return 'type: folder, path: "%s"' % path


class Gateway:
    """The packaged gateway over folder sites; remembers when it was live and when it had read everything."""

    def __init__(self, work, sites, more=""):
        """Sites are what the configuration says of each, by name; more is the rest of the file."""
        os.makedirs(work, exist_ok=True)
        self.port = free_ports(1)[0]
        self.base = "http://127.0.0.1:%d" % self.port
        self.dicomweb = self.base + "/dicomweb"
        self.config = os.path.join(work, "gateway.yaml")
        self.log = open(os.path.join(work, "gateway.log"), "w")
        with open(self.config, "w") as out:
            out.write("http: { host: 127.0.0.1, port: %d }\n%s\nsites:\n" % (self.port, more))
            for name, site in sites.items():
                out.write("  - { id: %s, name: %s, %s }\n" % (name, name, site))
        self.live_after = self.indexed_after = None

    def __enter__(self):
        self.start = time.perf_counter()
        launcher = os.path.join(root(), "gateway", "bin", "pontis")
        self.process = subprocess.Popen([launcher, "serve", "--config", self.config], stdout=self.log, stderr=self.log)
        self._await("/health/live", lambda text: True)
        self.live_after = time.perf_counter() - self.start
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self.log.close()

    def await_indexed(self):
        self._await("/health/ready", lambda text: '"starting"' not in text)
        self.indexed_after = time.perf_counter() - self.start

    def scan_seconds(self):
        """How long reading the one site took, by the gateway's own log."""
        with open(self.log.name) as log:
            return int(re.search(r"scanned in (\d+) ms", log.read()).group(1)) / 1e3

    def _await(self, path, done):
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.base + path, timeout=10) as answer:
                    if done(answer.read().decode()):
                        return
            except OSError:
                pass
            time.sleep(0.01)
        sys.exit("the gateway did not become ready: see " + self.log.name)


class Fetched:
    def __init__(self, seconds, first, size, body):
        self.seconds, self.first, self.size, self.body = seconds, first, size, body


CONNECTIONS = {}


def fetch(url, accept, keep=False):
    """One GET over a kept connection: its time, the time to the first byte of the body, and its size."""
    parts = urlsplit(url)
    connection = CONNECTIONS.setdefault(parts.netloc, http.client.HTTPConnection(parts.netloc, timeout=600))
    path = parts.path + ("?" + parts.query if parts.query else "")
    for attempt in (1, 2):
        try:
            start = time.perf_counter()
            connection.request("GET", path, headers={"Accept": accept})
            answer = connection.getresponse()
            break
        except (ConnectionError, http.client.HTTPException):  # a kept connection that the server has closed
            connection.close()
            if attempt == 2:
                raise
    body = answer.read(1)
    first = time.perf_counter() - start
    buffer, size, whole = bytearray(1 << 20), len(body), [body]
    while n := answer.readinto(buffer):
        size += n
        if keep:
            whole.append(bytes(buffer[:n]))
    seconds = time.perf_counter() - start
    if answer.status != 200:
        sys.exit("%s: HTTP %d" % (url, answer.status))
    return Fetched(seconds, first, size, b"".join(whole) if keep else b"")


class PlainConnection:
    """A kept connection without http.client, whose parsing of a multipart header takes as long as a frame does."""

    def __init__(self, url, accept):
        parts = urlsplit(url)
        self.request = ("GET %s HTTP/1.1\r\nHost: %s\r\nAccept: %s\r\n\r\n" % (parts.path, parts.netloc, accept)).encode()
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=600)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.view = memoryview(bytearray(4 << 20))

    def fetch(self):
        """One answer with a Content-Length of at most 4 MiB: its time, that of its first bytes, and its size."""
        start = time.perf_counter()
        self.socket.sendall(self.request)
        count = self._receive(0)
        first = time.perf_counter() - start
        while (end := self.view.obj.find(b"\r\n\r\n", 0, count)) < 0:
            count = self._receive(count)
        header = bytes(self.view[:end])
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", header)
        if not header.startswith(b"HTTP/1.1 200") or not length:
            sys.exit("not a 200 with a length: %r" % header[:200])
        size = int(length.group(1))
        while count < end + 4 + size:
            count = self._receive(count)
        return Fetched(time.perf_counter() - start, first, size, b"")

    def _receive(self, count):
        n = self.socket.recv_into(self.view[count:])
        if n == 0:
            sys.exit("the connection ended within an answer")
        return count + n


def use_memory(folder):
    """Has the machine use its free memory once, for the cache of an empty file, which gives way to whatever is written.

    A virtual machine gets memory from its host when it first touches it, also what it had freed; a write to such memory takes
    twice as long, and which receiver that hits is chance. A machine that has been up for a while has none.
    """
    free = int(re.search(r"MemFree: +(\d+) kB", open("/proc/meminfo").read()).group(1)) << 10
    spare = 256 << 20
    if free > spare:
        with tempfile.NamedTemporaryFile(prefix="memory", dir=folder, delete=False) as file:
            file.truncate(free - spare)
        subprocess.run(["cat", file.name], check=True, stdout=subprocess.DEVNULL)


def read(folder):
    """Has every file of a folder in the cache."""
    for path, _, names in os.walk(folder):
        for name in names:
            with open(os.path.join(path, name), "rb") as file:
                while file.read(1 << 20):
                    pass


WARM_UP_SECONDS = 4  # both sides; a JVM compiles what it runs often


def median_of(runs, request, warm_up=WARM_UP_SECONDS):
    warm = time.perf_counter() + warm_up
    while time.perf_counter() < warm:
        request()
    results = [request() for _ in range(runs)]
    return Fetched(statistics.median(r.seconds for r in results), statistics.median(r.first for r in results),
                   results[0].size, b"")


def wrk(url, accept, seconds, runs):
    """Requests per second at 16 connections: the median of some runs after a warm-up."""
    rates = []
    for run in range(runs + 1):
        out = subprocess.run(["wrk", "-t2", "-c16", "-d%ds" % seconds, "--timeout", "60s", "-H", "Accept: " + accept, url],
                             capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in out or "Socket errors" in out:
            sys.exit("%s: %s" % (url, out))
        rates.append(float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)))
    return statistics.median(rates[1:])


def convert_seconds(folder):
    """Our converter, its start included."""
    launcher = os.path.join(root(), "gateway", "bin", "pontis")
    start = time.perf_counter()
    patients = sorted(entry.path for entry in os.scandir(folder) if entry.is_dir())
    subprocess.run([launcher, "convert", "--to", "dicom-json", *patients], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def pydicom_seconds(folder):
    """pydicom's conversion, without the start of Python."""
    out = subprocess.run([python_with_pydicom(), "-W", "ignore", "-c", PYDICOM, folder], check=True, capture_output=True,
                         text=True).stdout
    return float(out)


def jmh_rate(folder, result):
    """Files per second of our reader and writer, by JMH."""
    finder = os.path.join(root(), "gateway", "bin", "lib", "jdk.sh")
    home = subprocess.run(["bash", "-c", '. "$0"; find_jdk25', finder], check=True, capture_output=True, text=True).stdout.strip()
    arguments = "Part10ToJson -p folder=%s -rf json -rff %s" % (folder, result)
    subprocess.run(["mvn", "-q", "-B", "-Dquick", "-Pjmh", "-pl", "dicom", "test-compile", "exec:exec", "-Djmh.arguments=" + arguments],
                   check=True, cwd=root(), env=dict(os.environ, JAVA_HOME=home), stdout=subprocess.DEVNULL)
    with open(result) as report:
        return json.load(report)[0]["primaryMetric"]["score"]
