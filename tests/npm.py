"""Programs that tests take from npm, in the versions of the lock that stands beside the test."""
import shutil
import subprocess


def install(source, folder, tool):
    """What source/package.json names, installed in a folder when it isn't there as locked. The folder of the package
    `tool` in it; None without npm."""
    lock, wanted = folder / "package-lock.json", (source / "package-lock.json").read_bytes()
    if not shutil.which("npm") or not shutil.which("node"):
        return None
    if not (folder / "node_modules" / tool).exists() or not lock.exists() or lock.read_bytes() != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(source / name, folder)
        try:
            done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, timeout=600)
        except subprocess.TimeoutExpired:
            return None
        if done.returncode:
            return None
    return folder / "node_modules" / tool
