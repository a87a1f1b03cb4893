"""The workloads of Speedup in Python: the same batches, each with its right answer.

A task is a function and its arguments that a worker process can be sent. The random bytes of RC4
and SHA-256 come from Python's own generator, so their digests are not those of the Java batches:
they are held against a batch that was worked out beforehand.
"""

import csv
import hashlib
import http.client
import io
import random
import threading
import urllib.parse
import zipfile
from math import isqrt

PRIMES = {
    2: True,
    142702110479723: True,
    299593572317531: True,
    3333333333333301: True,
    3333333333333333: False,
    3333335652092209: False,
    4444444444444423: True,
    4444444444444444: False,
    4444444488888889: False,
    5555553133149889: False,
    5555555555555503: True,
    5555555555555555: False,
    6666666666666666: False,
    6666666666666719: True,
    6666667141414921: False,
    7777777536340681: False,
    7777777777777753: True,
    7777777777777777: False,
    9999999999999917: True,
    9999999999999999: False,
}

RC4_KEY = b"'Twas brillig, and the slithy toves\nDid gyre"
RC4_PASSES = 20
JOBS = 12

POPULOUS = "CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR".split()
TIMEOUT_SECONDS = 30


def is_prime(number):
    """Trial division by 2 and by the odd numbers up to the square root."""
    if number < 2:
        return False
    if number == 2:
        return True
    if number % 2 == 0:
        return False
    for divisor in range(3, isqrt(number) + 1, 2):
        if number % divisor == 0:
            return False
    return True


def rc4(key, text, passes):
    """RC4; with more than one pass of the key schedule it is CipherSaber-2."""
    state = list(range(256))
    length = len(key)
    j = 0
    for _ in range(passes):
        for i in range(256):
            a = state[i]
            j = (j + a + key[i % length]) & 255
            state[i] = state[j]
            state[j] = a
    result = bytearray(len(text))
    i = j = 0
    for k, byte in enumerate(text):
        i = (i + 1) & 255
        a = state[i]
        j = (j + a) & 255
        b = state[j]
        state[i] = b
        state[j] = a
        result[k] = byte ^ state[(a + b) & 255]
    return bytes(result)


def rc4_round_trip(size, seed):
    """Enciphers and deciphers random bytes, and gives their number."""
    plain = random.Random(seed).randbytes(size)
    if rc4(RC4_KEY, rc4(RC4_KEY, plain, RC4_PASSES), RC4_PASSES) != plain:
        raise ValueError(f"{size} bytes do not decipher to what was enciphered")
    return size


def sha256_digest(size, seed):
    """The digest of random bytes."""
    return hashlib.sha256(random.Random(seed).randbytes(size)).hexdigest()


_connections = threading.local()


def download(base, code):
    """One flag: its code, length and digest. Each thread keeps its connection."""
    parts = urllib.parse.urlsplit(base)
    connection = getattr(_connections, "connection", None)
    if connection is None:
        connection = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT_SECONDS)
        _connections.connection = connection
    name = code.lower()
    connection.request("GET", f"{parts.path}/{name}/{name}.gif")
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise ValueError(f"{code}: {response.status} {response.reason}")
    return code, len(body), hashlib.sha256(body).hexdigest()


def forget_connection():
    """Closes the connection of this thread: the next download opens a new one."""
    connection = getattr(_connections, "connection", None)
    if connection is not None:
        connection.close()
        _connections.connection = None


class Workload:
    """A function, the arguments of each task, and the right results."""

    def __init__(self, function, arguments, answers):
        self.function = function
        self.arguments = arguments
        self.answers = answers

    def check(self, results):
        """Raises an error if any result is not the right one."""
        for argument, result, answer in zip(self.arguments, results, self.answers, strict=True):
            if result != answer:
                raise ValueError(f"{argument} gave {result} and should give {answer}")


def primes():
    numbers = sorted(PRIMES, reverse=True)
    return Workload(is_prime, [(n,) for n in numbers], [PRIMES[n] for n in numbers])


def rc4_round_trips(scale):
    middle = 1 << 18
    jobs = range(JOBS, 0, -1)
    sizes = [int((middle + int(middle / JOBS * (job - JOBS / 2))) * scale) for job in jobs]
    return Workload(rc4_round_trip, list(zip(sizes, jobs)), sizes)


def sha256_digests(scale):
    arguments = [(int((1 << 20) * scale), job) for job in range(JOBS)]
    return Workload(sha256_digest, arguments, [sha256_digest(*one) for one in arguments])


def flags(base, jar):
    """The 20 flags; the jar knows the length and digest of each."""
    with zipfile.ZipFile(jar) as archive:
        index = archive.read("speedup/flags/pictures/index.csv").decode("ascii")
    known = {code: (code, int(length), sha) for code, length, sha in csv.reader(io.StringIO(index))}
    return Workload(download, [(base, code) for code in POPULOUS], [known[c] for c in POPULOUS])


def named(name, params, site, jar):
    """The workload of a cell."""
    if name == "primes":
        return primes()
    if name == "rc4":
        return rc4_round_trips(float(params["scale"]))
    if name == "sha256":
        return sha256_digests(float(params["scale"]))
    if name == "flags":
        return flags(f"{site}/delay/{params['delay']}/flags", jar)
    raise ValueError(f"no workload is called {name}")
